"""One small file a mistake: what is reported, and on which line and column.

The files are pieces of scenarios; the keys of the piece that they leave out are no part of the
mistake, so the reports of missing top-level keys are not compared.
"""

from pathlib import Path

import pytest

from deescalate.content.codes import CODES
from deescalate.content.problems import Problem, Severity
from deescalate.content.scenarios import read_scenario

BAD = Path(__file__).parents[2] / "data" / "scenarios" / "bad"

EXPECTED = {
    "above-hundred": "S05 2:20",
    "accent-as-the-joke": "L62 7:12",
    "alias": "Y03 1:8",
    "alias-as-key": "Y03 1:1",
    "all-lost-behind-hash": "Y04 1:8",
    "anchor": "Y03 1:8",
    "asks-in-public": "L58 13:20",
    "asks-like-a-form": "L74 82:7",
    "backslash-in-quotes": "Y01 1:11",
    "band-empty": "S08 10:18",
    "band-over": "S08 10:18",
    "bands-without-any": "L13 9:5",
    "below-zero": "S05 2:36",
    "best-is-not-offered": "L24 8:14",
    "best-needs-secret-fact": "L05 17:13, L26 23:19",
    "blank-line-too-deep": "Y01 3:3",
    "brace-without-field": "L42 3:11",
    "bracket-not-closed": "Y01 1:9",
    "brief-gives-it-away": "L63 2:58",
    "brief-like-an-office": "L59 2:8",
    "burst-without-fact": "L07 12:13",
    "byte-order-mark": "Y06 1:1",
    "calm-from-the-start": "L14 3:15",
    "clock-for-number": "S04 1:10",
    "colon-in-text": "Y01 1:30",
    "condition-contradicts-itself": "L12 44:5, L11 45:53",
    "condition-cut-short": "S12 13:51",
    "condition-fact-state": "S12 21:46",
    "condition-never-true": "L12 44:5, L11 45:53",
    "condition-unknown-word": "S12 13:28",
    "condition-with-or": "S12 13:43",
    "condition-without-number": "S12 13:50",
    "consulted-without-colleague": "L12 44:5, L11 45:53",
    "control-character": "Y11 1:10",
    "costs-above-limit": "L20 9:12",
    "costs-in-other-currency": "L21 9:12",
    "costs-without-limit": "L28 8:12",
    "dangling-escalation-condition": "L01 29:23",
    "dangling-fact-in-gate": "L01 39:36",
    "dangling-move": "L01 8:14",
    "dangling-move-in-gate": "L01 31:37",
    "dangling-must-say": "L01 30:14",
    "dangling-needs-fact": "L01 24:19",
    "dangling-offer": "L01 3:15, L24 8:14",
    "dangling-offer-in-gate": "L01 39:61",
    "debrief-too-short": "L61 1:1",
    "demand-is-no-promise": "L19 3:11",
    "du-for-a-stranger": "L85 17:15, L85 38:35",
    "duplicate-key": "Y02 3:1",
    "email-in-pieces": "L54 30:5",
    "empty-file": "Y10 1:1",
    "empty-id": "S10 1:5",
    "empty-text": "S10 1:8",
    "empty-value": "S10 1:7",
    "event-nobody-says": "L11 62:18",
    "fact-of-no-use": "L08 19:11",
    "field-as-text": "Y01 1:14",
    "field-in-a-line": "L43 11:38",
    "field-not-listed": "L40 4:29",
    "field-not-used": "L41 5:14",
    "field-repeated-unknown": "S01 3:3",
    "form-of-address": "L83 5:14",
    "format-of-the-future": "S14 1:9",
    "format-unknown": "S14 1:9",
    "fraction-for-number": "S04 1:10",
    "gate-to-itself": "L15 37:14",
    "gate-to-later-stage-only": "L10 32:3",
    "german-without-form": "L83 3:3",
    "gone-after-one-word": "L16 8:34",
    "hand-over-to-nobody": "L71 25:18",
    "hash-in-brackets": "Y01 1:7, Y04 1:14",
    "heard-everywhere": "L09 21:14, L09 62:37",
    "hidden-character": "Y13 1:10",
    "hidden-escape": "Y13 1:8",
    "hole-in-bands": "L13 9:5",
    "id-with-bidi": "S09 1:5, Y13 1:5",
    "id-with-blank": "S09 7:11",
    "insults-without-warning": "L65 11:16",
    "key-is-a-list": "Y15 1:3",
    "late-before-the-end": "L36 7:20",
    "leaves-at-once": "L14 4:14",
    "left-to-do": "L50 2:3",
    "line-in-another-language": "L60 18:31",
    "line-not-indented": "Y01 2:1",
    "link-on-the-phone": "L55 52:22",
    "list-entry-not-indented": "Y01 3:3",
    "long-message": "L53 52:18",
    "loose-end": "L12 44:5",
    "lost-behind-hash": "Y04 1:15",
    "missing-key": "S02 1:1",
    "money-in-words": "S07 2:19",
    "money-without-currency": "S07 2:19",
    "move-on-wrong-side": "L03 8:14",
    "nested-too-deep": "Y09 1:26",
    "no-colleague-to-ask": "L27 6:20",
    "no-colon": "Y01 2:1",
    "no-good-end": "L25 52:1",
    "no-is-a-text": "S03 1:11",
    "no-such-skill": "S03 1:10",
    "no-such-stage": "S03 13:14",
    "no-such-word": "S03 1:10",
    "not-allowed-without-why": "L22 14:14",
    "not-utf8": "Y05 1:13",
    "note-in-the-text": "Y17 2:36",
    "nothing-asks-for-fact": "L05 17:13",
    "nothing-to-pass-on": "L33 5:3",
    "number-for-text": "S04 8:14",
    "offers-what-is-not-allowed": "L23 3:25",
    "one-line-only": "L18 18:9",
    "only-a-list": "Y10 1:1",
    "only-a-text": "Y10 1:1",
    "other-file-name": "L80 1:5",
    "other-length": "L66 1:10",
    "phone-number-in-public": "L57 11:20",
    "public-or-not": "L56 1:10",
    "quote-inside-quotes": "Y01 1:11",
    "quote-not-closed": "Y01 1:8",
    "real-account-number": "L51 2:11",
    "real-card-number": "L51 2:8",
    "real-mail-address": "L51 2:12",
    "reply-later-than-all": "L35 1:20",
    "right-and-wrong": "L32 5:18",
    "same-id-twice": "L02 13:11",
    "same-line-twice": "L52 51:25",
    "same-move-twice": "L04 9:14",
    "skill-without-occasion": "L64 1:18",
    "stage-behind-closed-gate": "L11 37:28, L10 38:3, L10 46:3",
    "stage-in-foreign-gate": "L12 44:5, L11 45:53",
    "stage-without-gate": "L10 44:3",
    "starts-with-at": "Y01 1:8",
    "starts-with-backtick": "Y01 1:8",
    "starts-with-percent": "Y01 1:1",
    "step-of-both": "S13 9:7",
    "tab-indent": "Y07 3:1",
    "tag": "Y03 1:8",
    "text-after-bracket": "Y01 1:17",
    "text-behind-bar": "Y01 1:10",
    "text-for-group": "S04 1:6",
    "text-for-list": "S04 1:9",
    "text-for-number": "S04 1:10",
    "text-for-truth": "S04 13:17",
    "time-too-long": "S05 1:51",
    "time-without-unit": "S06 1:20",
    "too-few-entries": "S11 4:8",
    "truth-for-text": "S04 1:8",
    "two-documents": "Y14 2:1",
    "two-facts-one-value": "L06 14:14",
    "two-tries-the-same": "L72 8:3",
    "types-too-long": "L37 15:17",
    "typo-hides-nothing": "S01 22:3, L01 45:36",
    "unknown-key": "S01 3:3",
    "unknown-key-at-all": "S01 1:55",
    "utf16": "Y05 1:1",
    "verdict-nobody-has": "L12 44:5, L11 45:53",
    "windows-line-ends": "Y16 1:9",
    "wrong-indentation": "Y01 4:3",
}
"""Code, line and column of every problem by the file's name."""


def told(problem: Problem) -> bool:
    """Whether the problem belongs to the file's mistake."""
    return not (problem.code == "S02" and ": " not in problem.message)


def problems_of(name: str) -> list[Problem]:
    return [each for each in read_scenario(BAD / f"{name}.yaml").problems if told(each)]


@pytest.mark.parametrize("name", EXPECTED)
def test_each_mistake_is_reported_where_it_is(name: str) -> None:
    found = [f"{each.code} {each.line}:{each.column}" for each in problems_of(name)]
    assert ", ".join(found) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_each_problem_helps(name: str) -> None:
    for problem in problems_of(name):
        assert problem.help
        assert problem.severity is CODES[problem.code].severity
        assert "\n" not in problem.message + problem.help


def test_every_bad_file_is_in_the_table() -> None:
    assert {file.stem for file in BAD.iterdir()} == EXPECTED.keys()


def test_a_file_with_an_error_has_no_scenario() -> None:
    for name in EXPECTED:
        file = read_scenario(BAD / f"{name}.yaml")
        assert file.scenario is None
        assert any(each.severity is Severity.ERROR for each in file.problems)


def test_most_codes_have_a_bad_file() -> None:
    """The others need a large file, a folder or another library, and have tests of their own."""
    shown = {entry.split()[0] for row in EXPECTED.values() for entry in row.split(", ")}
    elsewhere = {"Y08", "Y12", "Y99", "L81", "L82", "L84", "L90", "L91", "L92", "L93", "L94"}
    assert {code for code in CODES if code[0] not in "PT"} == shown | elsewhere


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("no-such-word", "did you mean live-chat?"),
        ("unknown-key", "did you mean address_as?"),
        ("number-for-text", 'write "48213" with quotes'),
        ("money-in-words", "did you mean 10 EUR?"),
        ("dangling-move", "did you mean names-feeling?"),
        ("dangling-fact-in-gate", "did you mean neighbour?"),
        ("condition-fact-state", "did you mean known?"),
        ("id-with-blank", "write parcel-number"),
        ("missing-key", "write next_reply: and a time such as 45s"),
    ],
)
def test_advice_names_what_was_meant(name: str, advice: str) -> None:
    assert [each.help for each in problems_of(name)] == [advice]
