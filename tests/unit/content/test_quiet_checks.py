"""What the checks of wording, of public channels and of use must leave alone."""

from pathlib import Path

import pytest

from deescalate.content.scenarios import read_scenario, read_scenario_text

SHORT = "You run. It is late.\n" * 30
QUOTED = "Da steht: where is it, und ich weiß nicht, wie das gemeint ist, aber"
BAD = Path(__file__).parents[2] / "data" / "scenarios" / "bad"


def codes(name: str, old: str, new: str) -> set[str]:
    """Codes of a bad file's problems after its mistake has been mended."""
    text = (BAD / f"{name}.yaml").read_text(encoding="utf-8")
    assert old in text
    mended = text.replace(old, new, 1)
    return {problem.code for problem in read_scenario_text(mended.encode(), "x.yaml").problems}


@pytest.mark.parametrize(
    ("code", "name", "old", "new"),
    [
        ("L08", "fact-of-no-use", "Which neighbour might have it?", "Does the bell work?"),
        ("L08", "fact-of-no-use", "Which neighbour might have it?", "And a broken bell, too."),
        ("L08", "fact-of-no-use", "must_say: [parcel]", "must_say: [parcel, doorbell]"),
        ("L08", "fact-of-no-use", "fact neighbour known, after", "fact doorbell known, after"),
        ("L74", "asks-like-a-form", "Does the bell work? ", ""),
        ("L74", "asks-like-a-form", "Does the bell work?", "The bell is broken, you say."),
        ("Y17", "note-in-the-text", "  # check: ok L59", ""),
        ("L16", "gone-after-one-word", "tension: 25", "tension: 24"),
        ("L16", "gone-after-one-word", "move: calm-down", "move: insult"),
        ("L19", "demand-is-no-promise", "here within the hour]", "with you within the hour]"),
        ("L36", "late-before-the-end", "finished_after: 60s", "finished_after: 44s"),
        ("L37", "types-too-long", "typing: 90s", "typing: 45s"),
        ("L43", "field-in-a-line", "I am {customer}!", "I am so {angry! about it}"),
        ("L56", "public-or-not", "posts.", "public posts; addresses by private message."),
        ("L56", "public-or-not", "posts.", "Beiträge; Nummern per Direktnachricht."),
        ("L56", "public-or-not", "social", "live-chat"),
        ("L57", "phone-number-in-public", "0151 2345678", "HP 7714 2290"),
        ("L57", "phone-number-in-public", "channel: social", "channel: live-chat"),
        ("L58", "asks-in-public", "What is your booking number?", "Your number is safe."),
        ("L58", "asks-in-public", "booking number?", "booking number? Send it privately."),
        ("L59", "brief-like-an-office", "Representatives administering", SHORT),
        ("L60", "line-in-another-language", "language: de", "language: en"),
        ("L60", "line-in-another-language", "Where is it, and when do I get it", "Sorry"),
        ("L60", "line-in-another-language", "Where is it, and", QUOTED),
        ("L62", "accent-as-the-joke", "Speaks broken English", "Speaks fast"),
        ("L62", "accent-as-the-joke", "Speaks broken English", "An old woman with a Leeds accent"),
        # Reading as text turns the line ends.
        ("Y16", "windows-line-ends", "\n", "\n"),
    ],
)  # fmt: skip
def test_mended_it_is_quiet(code: str, name: str, old: str, new: str) -> None:
    assert code in {problem.code for problem in read_scenario(BAD / f"{name}.yaml").problems}
    assert code not in codes(name, old, new)


def test_words_of_this_case_may_stand_alone() -> None:
    text = (BAD / "heard-everywhere.yaml").read_text(encoding="utf-8")
    for wording in ("at half past five", "the fiver", "P77", "25", "the loft"):
        mended = text.replace("value: at five", f'value: "{wording}"').replace("£5", wording)
        found = read_scenario_text(mended.encode(), "x.yaml").problems
        assert "L09" not in {problem.code for problem in found}, wording


ADDRESSED = (BAD / "du-for-a-stranger.yaml").read_text(encoding="utf-8")


def wrong_forms(text: str) -> int:
    problems = read_scenario_text(text.encode(), "x.yaml").problems
    return sum(problem.code == "L85" for problem in problems)


def test_sie_is_wrong_where_du_is_said_and_only_there() -> None:
    friendly = ADDRESSED.replace("formality: sie", "formality: du")
    assert wrong_forms(friendly) == 0
    assert wrong_forms(friendly.replace("Wo hast du gesucht?", "Wo haben Sie gesucht?")) == 1
    assert wrong_forms(friendly.replace("Wo hast du gesucht?", "Sie sucht dich. Sie kommt.")) == 0
    assert wrong_forms(friendly.replace("hast du Nachbarn", "haben Sie Nachbarn")) == 1
    assert wrong_forms(ADDRESSED.replace("Wo hast du", "Wo haben Sie")) == 1


def test_a_note_behind_the_key_silences_the_whole_text() -> None:
    text = (BAD / "accent-as-the-joke.yaml").read_text(encoding="utf-8")
    noted = text.replace("about: |", "about: |  # check: ok L62")
    problems = read_scenario_text(noted.encode(), "x.yaml").problems
    assert "L62" not in {problem.code for problem in problems}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The agent has a silly name"),
        ("en", "He is angry because he is Polish."),
        ("en", "Typical woman, she said nothing."),
        ("de", "Er hat südländisches Temperament."),
        ("de", "Spricht gebrochenes Deutsch."),
        ("de", "Wütend, weil er Türke ist."),
        ("de", "Typisch Frau."),
    ],
)
def test_wording_about_groups_is_noticed(language: str, text: str) -> None:
    file = f"language: {language}\ngoal: |\n  {text}\n"
    assert "L62" in {each.code for each in read_scenario_text(file.encode(), "x.yaml").problems}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She is Polish and waits for a parcel."),
        ("en", "I am not a silly old woman."),
        ("en", "A woman of eighty with a hearing aid; the name was misspelt."),
        ("de", "Sie ist Rentnerin und wartet auf den Aufzug."),
        ("de", "Der Rollstuhl passt nicht in den Bus, weil er breiter ist."),
        ("de", "Ich bin kein alter Mann. Keine alte Schachtel."),
    ],
)
def test_people_may_be_who_they_are(language: str, text: str) -> None:
    file = f"language: {language}\ngoal: |\n  {text}\n"
    assert "L62" not in {each.code for each in read_scenario_text(file.encode(), "x.yaml").problems}
