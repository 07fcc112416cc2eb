"""Files of transcripts in three forms: what is read, what is reported, and how much at a time."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deescalate.content import transcripts
from deescalate.content.transcripts import TranscriptProblem, read_transcripts, transcripts_in
from deescalate.model.analysis import Speaker
from deescalate.model.language import Language
from deescalate.model.rated import RatedConversation, RatedTurn
from deescalate.paths import phrasebook_root

DATA = Path(__file__).parents[2] / "data" / "transcripts"
AGENT, CUSTOMER, SYSTEM = Speaker.AGENT, Speaker.CUSTOMER, Speaker.SYSTEM

Said = list[tuple[Speaker, str]]


def read(content: str | bytes, name: str) -> Iterator[RatedConversation | TranscriptProblem]:
    """Everything in a file of that name with that content."""
    data = content.encode() if isinstance(content, str) else content
    return transcripts_in(io.BufferedReader(io.BytesIO(data)), Path(name))


def conversations(content: str | bytes, name: str) -> dict[str, Said]:
    """Ids and messages; there must be no problem."""
    found: dict[str, Said] = {}
    for entry in read(content, name):
        assert isinstance(entry, RatedConversation), entry
        found[entry.id] = said(entry)
    return found


def problems(content: str | bytes, name: str) -> list[str]:
    return [str(entry) for entry in read(content, name) if isinstance(entry, TranscriptProblem)]


def said(conversation: RatedConversation) -> Said:
    return [(turn.speaker, turn.text) for turn in conversation.turns]


def test_every_shipped_file_is_read_without_a_problem() -> None:
    files = sorted(phrasebook_root().glob("*/rated/*.jsonl"))
    assert files
    for file in files:
        for entry in read_transcripts(file):
            assert isinstance(entry, RatedConversation), str(entry)
            assert entry.overall is not None
            assert any(turn.rating for turn in entry.turns)


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        next(read_transcripts(tmp_path / "none.txt"))


@pytest.mark.parametrize("name", ["x.jsonl", "x.csv", "x.txt", "x"])
@pytest.mark.parametrize("content", ["", "\n", "\ufeff", "\r\n \r\n"])
def test_an_empty_file_holds_nothing(name: str, content: str) -> None:
    found = list(read(content, name))
    assert not found or (name == "x.csv" and len(found) == 1)


# --- JSON lines ------------------------------------------------------------------------------


def test_json_lines() -> None:
    entries = list(read_transcripts(DATA / "mixed.jsonl"))
    assert entries[0] == RatedConversation(
        "first", Language.EN, (RatedTurn(CUSTOMER, "Where is it?"), RatedTurn(AGENT, "On its way."))
    )
    assert isinstance(entries[3], RatedConversation)
    assert (entries[3].id, entries[3].language) == ("line-5", Language.DE)
    assert said(entries[3])[1:] == [(SYSTEM, "Bitte warten."), (AGENT, "Es kommt.")]
    places = [(at, e.line) for at, e in enumerate(entries) if isinstance(e, TranscriptProblem)]
    assert places == [(1, 2), (2, 4), (4, 6)]


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("{", "column 2"),
        ("[" * 100_000, "it is nested too deeply"),
        ('{"turns": [], "overall": ' + "9" * 5_000 + "}", "a number is too long"),
        ("[1]", "it is not an object"),
        ('{"turns": null}', '"turns" is not a list'),
        ('{"turns": [], "overall": NaN}', "does not lie in 0..100"),
    ],
)
def test_a_bad_line_is_a_problem_and_the_next_is_read(line: str, cause: str) -> None:
    problem, good = read(line + '\n{"turns": []}', "x.jsonl")
    assert isinstance(problem, TranscriptProblem)
    assert str(problem).startswith("x.jsonl:1: This line is no ")
    assert cause in problem.cause
    assert isinstance(good, RatedConversation)
    assert good.id == "line-2"


def test_marks_and_line_ends_of_other_systems_do_not_matter() -> None:
    row = '{"id": "ä", "turns": []}'
    for content in (f"\ufeff{row}\r\n{row}".encode(), f"{row}\r\n{row}".encode("utf-16")):
        found = [e.id for e in read(content, "x.ndjson") if isinstance(e, RatedConversation)]
        assert found == ["ä", "ä"]


# --- CSV -------------------------------------------------------------------------------------


def test_csv_of_a_spreadsheet() -> None:
    """Semicolons, Windows' umlauts, capitals, texts over several lines."""
    found = [e for e in read_transcripts(DATA / "sheet.csv") if isinstance(e, RatedConversation)]
    assert [(e.id, e.language, said(e)) for e in found] == [
        ("a", Language.DE, [(CUSTOMER, 'Das ist; nun "ja",\r\nso.'), (AGENT, "Grüße")]),
        ("b", Language.EN, [(AGENT, "Yes.")]),
        ("a", Language.DE, [(AGENT, "Wieder.")]),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter_and_order_of_columns(delimiter: str) -> None:
    rows = [["text", "extra", "speaker", "conversation"], ["hi", "", "agent", "1"]]
    content = "\n".join(delimiter.join(row) for row in rows)
    assert conversations(content, "x.CSV") == {"1": [(AGENT, "hi")]}


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        ("1,agent", "it ends before the column 'text'"),
        (" ,agent,hi", "it names no conversation"),
        ("1,nobody,hi", "the speaker 'nobody' is unknown"),
        ('1,agent,"hi" you', "',' expected after '\"'"),
        (f"1,agent,{'x' * 200_000}", "field larger than field limit"),
    ],
)
def test_a_bad_row_is_a_problem_and_the_next_is_read(row: str, cause: str) -> None:
    content = f"conversation,speaker,text\n{row}\n1,agent,yes\n"
    first, good = read(content, "x.csv")
    assert isinstance(first, TranscriptProblem)
    assert (first.line, cause in first.cause) == (2, True)
    assert isinstance(good, RatedConversation)
    assert said(good) == [(AGENT, "yes")]


def test_a_quotation_that_never_ends_is_reported() -> None:
    content = 'conversation,speaker,text\n1,agent,hi\n1,agent,"open\n1,agent,lost\n'
    assert [line.split(": ")[0] for line in problems(content, "x.csv")] == ["x.csv:3"]


@pytest.mark.parametrize("content", ["conversation,text\n1,hi\n", "\n", '"' + "x" * 200_000])
def test_a_missing_column_is_said_once(content: str) -> None:
    (line,) = problems(content, "x.csv")
    assert line.startswith("x.csv:1: The column ")
    assert line.endswith("The first line names conversation, speaker, text.")


def test_the_first_language_given_counts() -> None:
    content = "conversation,speaker,text,lang\n1,agent,a,\n1,agent,b,de\n1,agent,c,en\n"
    (found,) = read(content, "x.csv")
    assert isinstance(found, RatedConversation)
    assert found.language is Language.DE


# --- plain text ------------------------------------------------------------------------------


def test_plain_text() -> None:
    first, *others = read_transcripts(DATA / "talk.txt")
    assert str(first).startswith(f"{DATA / 'talk.txt'}:1: Nobody is named")
    assert [(e.id, said(e)) for e in others if isinstance(e, RatedConversation)] == [
        (
            "talk",
            [
                (CUSTOMER, "It is broken.\nAgain.\nStill.\n# 4711 is my order"),
                (AGENT, "I will look at it:\nat once."),
                (SYSTEM, "A colleague joins."),
            ],
        ),
        ("Case 12", [(CUSTOMER, "Guten Tag"), (AGENT, "Guten Tag, ja: was gibt es?")]),
    ]


def test_a_heading_may_stand_at_the_very_beginning() -> None:
    content = "# one\nAgent: a\n\n# two \n\nAgent: b\n#NAME# said so\n\n#5 too"
    assert conversations(content, "x.txt") == {
        "one": [(AGENT, "a")],
        "two": [(AGENT, "b\n#NAME# said so\n#5 too")],
    }


def test_a_word_with_a_colon_is_no_speaker() -> None:
    content = "Agent: Two things.\nFirst: the box.\nhttps://example.org\nNote : later"
    assert conversations(content, "x.md") == {
        "x": [(AGENT, "Two things.\nFirst: the box.\nhttps://example.org\nNote : later")]
    }


def test_a_message_of_very_many_lines_is_read_soon() -> None:
    (found,) = conversations("Agent: a\n" + "word and word\n" * 200_000, "x.txt").values()
    assert len(found[0][1]) > 2_000_000


# --- any form --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["x.jsonl", "x.csv", "x.txt"])
def test_a_line_without_end_is_cut(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcripts, "_LONGEST_LINE", 1_000)
    good = {
        "x.jsonl": '{"id": "1", "turns": [{"speaker": "agent", "text": "yes"}]}',
        "x.csv": "1,agent,yes",
        "x.txt": "Agent: yes",
    }[name]
    head = "conversation,speaker,text\n" if name == "x.csv" else ""
    long = "x" * 5_500
    found = list(read(f"{head}{long}\n{good}\n{long}", name))
    kept = [entry for entry in found if isinstance(entry, RatedConversation)]
    assert [turn.text[:3] for entry in kept for turn in entry.turns] == ["yes"]
    lines = [entry.line for entry in found if isinstance(entry, TranscriptProblem)]
    assert lines == {"x.jsonl": [1, 3], "x.csv": [2, 4], "x.txt": [1]}[name]


@pytest.mark.parametrize("name", ["x.jsonl", "x.csv", "x.txt"])
def test_only_a_little_of_a_file_is_read_at_a_time(name: str, tmp_path: Path) -> None:
    row = {"turns": [{"speaker": "agent", "text": "yes"}]}
    lines = {
        "x.jsonl": (json.dumps(row) for _ in range(50_000)),
        "x.csv": ("conversation,speaker,text", *(f"{at},agent,yes" for at in range(50_000))),
        "x.txt": (f"# {at}\nAgent: yes\n" for at in range(50_000)),
    }[name]
    file = tmp_path / name
    file.write_text("\n".join(lines), encoding="utf-8")
    with file.open("rb") as opened:
        entries = transcripts_in(opened, file)
        for _ in range(10):
            assert isinstance(next(entries), RatedConversation)
        assert opened.tell() < 50_000
        entries.close()  # type: ignore[attr-defined]
        assert not opened.closed


PIECES = st.sampled_from(
    ["{", "}", "[", "]", '"', ":", ",", ";", "\n", "\r", "\t", "# ", "Agent: ", "Kunde:", "\x00",
     '{"turns": [{"speaker": "agent", "text": "x", "ratings": {"tone": 1}}]}', "\\ud800", "1e999",
     "conversation,speaker,text\n", "1,agent,", "\u2028", "\x85"]
)  # fmt: skip


@given(
    st.binary(max_size=60) | st.lists(PIECES | st.text(max_size=3)).map("".join),
    st.sampled_from(["x.jsonl", "x.csv", "x.txt"]),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_file_holds_nothing_is_raised(content: str | bytes, name: str) -> None:
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    for entry in read(data, name):
        if isinstance(entry, TranscriptProblem):
            assert entry.line >= 1
            assert str(entry).count("\n") == 0
        else:
            assert entry.id
