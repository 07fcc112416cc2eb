"""``deescalate score``: every form in and out, bad lines, hostile texts."""

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from deescalate.cli import batch, root
from deescalate.cli.score_forms import COLUMNS
from tests.unit.cli.stub import StubJudge, load_stub

DATA = Path(__file__).parents[2] / "data" / "transcripts"
RATED = DATA / "rated.jsonl"


@pytest.fixture(autouse=True)
def stub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("deescalate.cli.wiring.load_judge", load_stub)
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


def score(*args: str | Path) -> Result:
    return CliRunner().invoke(root, ["score", *map(str, args)])


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def written(path: Path, *texts: str, speaker: str = "agent") -> Path:
    """A file of one conversation with these messages, all of one speaker."""
    turns = [{"speaker": speaker, "text": text} for text in texts]
    path.write_text(json.dumps({"id": "x", "turns": turns}) + "\n", encoding="utf-8")
    return path


def test_json_lines_have_exactly_these_keys(tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    row = {
        "id": "a=1",
        "turns": [
            {"speaker": "system", "text": "Willkommen"},
            {"speaker": "customer", "text": "ja!!"},
            {"speaker": "agent", "text": "grüß"},
            {"speaker": "agent", "text": "3 2 1 0 10 template defensive"},
        ],
    }
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    result = score(file)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.isascii()

    def finding(text: str) -> dict[str, Any]:
        return {
            "move": "courteous", "start": 0, "end": len(text), "quote": text, "why": "It is kind."
        }  # fmt: skip

    third = dict.fromkeys(("listening", "empathy", "tone", "solution", "overall"), 0.333)
    long = "3 2 1 0 10 template defensive"
    assert objects(result) == [
        {
            "id": "a=1",
            "lang": "de",
            "overall": 51.7,
            "final_stage": 3,
            "replies": [
                {"turn": 2, **third, "flags": [], "findings": [finding("grüß")]},
                {
                    "turn": 3,
                    "listening": 3.0,
                    "empathy": 2.0,
                    "tone": 1.0,
                    "solution": 0.0,
                    "overall": 10.0,
                    "flags": ["defensive", "template"],
                    "findings": [finding(long)],
                },
            ],
            "customer": [{"turn": 1, "anger": 2.0}],
            "analysis_version": "stub-1",
        }
    ]
    assert list(objects(result)[0]) == [
        "id", "lang", "overall", "final_stage", "replies", "customer", "analysis_version",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "ids", "bad_lines"),
    [
        ("mixed.jsonl", ["first", "line-5"], [2, 4, 6]),
        ("sheet.csv", ["a", "b", "a"], [5, 6, 7, 9, 10]),
        ("talk.txt", ["talk", "Case 12"], [1]),
        ("rated.jsonl", ["en-1", "en-2", "de-1"], []),
    ],
)
def test_bad_lines_are_reported_and_the_rest_goes_on(
    name: str, ids: list[str], bad_lines: list[int]
) -> None:
    result = score(DATA / name)
    assert [row["id"] for row in objects(result)] == ids
    said = result.stderr.splitlines()
    assert [line.split(": ")[0] for line in said] == [f"{DATA / name}:{bad}" for bad in bad_lines]
    assert all(line.endswith(".") for line in said)
    assert result.exit_code == (1 if bad_lines else 0)


def test_files_that_cannot_be_read_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    result = score(tmp_path / "none.csv", tmp_path, RATED)
    assert result.exit_code == 1
    assert len(objects(result)) == 3
    assert result.stderr.splitlines() == [
        f"{tmp_path}/none.csv: There is no such file. Check its name.",
        f"{tmp_path}: This is a folder. Name the files in it.",
    ]


def test_the_option_beats_the_file_and_the_file_beats_the_sound(tmp_path: Path) -> None:
    def languages(*args: str) -> list[str]:
        return [row["lang"] for row in objects(score(DATA / "mixed.jsonl", *args))]

    assert languages() == ["en", "de"]
    assert languages("--lang", "en") == ["en", "en"]
    assert objects(score(written(tmp_path / "x.jsonl", "ja")))[0]["lang"] == "de"


def test_csv_has_a_row_a_reply() -> None:
    result = score(RATED, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert tuple(rows[0]) == COLUMNS
    assert ",".join(COLUMNS) == (
        "conversation,lang,turn,listening,empathy,tone,solution,overall,flags,"
        "conversation_overall,final_stage"
    )
    assert list(rows[0].values()) == [
        "en-1", "en", "1", "0.0", "1.0", "2.0", "3.0", "2.0", "defensive", "30.0", "2",
    ]  # fmt: skip
    assert [(row["conversation"], row["turn"]) for row in rows] == [
        ("en-1", "1"), ("en-1", "3"), ("en-2", "1"), ("en-2", "2"), ("en-2", "3"), ("de-1", "0"),
    ]  # fmt: skip


def test_csv_holds_no_formula(tmp_path: Path) -> None:
    file = tmp_path / "sheet.csv"
    file.write_text('conversation,speaker,text\n"=1+1",agent,hi\n', encoding="utf-8")
    row = score(file, "--format", "csv").stdout.splitlines()[1]
    assert row.startswith("'=1+1,en,0,")


def test_the_table_has_a_row_a_conversation() -> None:
    result = score(RATED, DATA / "mixed.jsonl", "--format", "table")
    lines = result.stdout.splitlines()
    assert lines[0].split() == [
        "conversation", "lang", "turns", "overall", "final", "stage", "weakest", "flags",
    ]  # fmt: skip
    cells = [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines[1:]]
    assert cells == [
        ["en-1", "en", "5", "30.0", "Building trust", "Listening", "defensive, template"],
        ["en-2", "en", "4", "80.0", "Solving together", "Solution", "warm_handover"],
        ["de-1", "de", "1", "20.0", "Venting", "Listening", "-"],
        ["first", "en", "2", "3.3", "Venting", "Listening", "-"],
        ["line-5", "de", "3", "3.3", "Venting", "Listening", "-"],
    ]


def test_the_table_counts_flags_and_cuts_what_is_too_long(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    replies = "Agent: 1 1 1 1 1 template\nAgent: 1 1 1 1 1 template sarcastic\n"
    file.write_text(f"# {'語' * 200}\n{replies}", encoding="utf-8")
    row = score(file, "--format", "table").stdout.splitlines()[1]
    assert "語…" in row
    assert row.endswith("sarcastic, template ×2")
    assert len(row) + row.count("語") <= 100


def test_a_conversation_without_an_agent_has_no_weakest_technique(tmp_path: Path) -> None:
    file = written(tmp_path / "x.jsonl", "hello", speaker="customer")
    assert " - " in score(file, "--format", "table").stdout
    assert objects(score(file))[0]["replies"] == []


@pytest.mark.parametrize("style", ["table", "csv", "jsonl"])
def test_hostile_texts_reach_no_terminal(style: str, tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    name = "\x1b[2J\u202e\x9b\ud800\n[bold]"
    lines = [
        {"id": name, "turns": [{"speaker": "agent", "text": name}]},
        {"id": "y", "turns": [{"speaker": name, "text": name}]},
    ]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    result = score(file, "--format", style)
    assert result.exit_code == 1
    assert not set("\x1b\u202e\x9b\ud800") & set(result.stdout + result.stderr)
    assert len(result.stderr.splitlines()) == 1
    if style == "jsonl":
        row = objects(result)[0]
        assert row["id"] == row["replies"][0]["findings"][0]["quote"] == name


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = score(RATED, "--output", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_text(encoding="utf-8") == score(RATED).stdout


def test_output_never_overwrites_a_transcript(tmp_path: Path) -> None:
    file = written(tmp_path / "x.jsonl", "hello")
    before = file.read_bytes()
    result = score(file, "--output", tmp_path / "." / "x.jsonl")
    assert "is one of the transcripts" in str(result.exception)
    assert file.read_bytes() == before
    result = score(file, "--output", tmp_path / "no" / "folder.jsonl")
    assert "cannot be written" in str(result.exception)


def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no full device here")
    result = score(written(tmp_path / "x.jsonl", "hello"), "--output", "/dev/full")
    assert "cannot be written: No space left" in str(result.exception)


def test_a_table_is_the_default_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assert score(RATED).stdout.startswith("{")
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True)
    assert score(RATED).stdout.startswith("conversation")
    assert score(RATED, "--format", "csv").stdout.startswith("conversation,")


def test_interrupted_it_stops_with_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(StubJudge, "judge", interrupt)
    result = score(RATED)
    assert (result.exit_code, result.stderr) == (batch.INTERRUPTED, "deescalate: stopped\n")


def test_it_streams(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each conversation is judged before the next one is even written into the pipe."""
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    line = json.dumps({"turns": [{"speaker": "agent", "text": "more"}]}).encode() + b"\n"
    writing = os.open(pipe, os.O_RDWR)  # waits for no reader
    lines_left = [line] * 4

    class Feeding(StubJudge):
        def judge(self, *args: Any) -> Any:
            if lines_left:
                os.write(writing, lines_left.pop())
            else:
                os.close(writing)
            return super().judge(*args)

    monkeypatch.setattr("deescalate.cli.wiring.load_judge", Feeding)
    os.write(writing, line)
    result = score(pipe, "--workers", "1")
    assert [row["id"] for row in objects(result)] == [f"line-{number}" for number in range(1, 6)]
    assert result.exit_code == 0


def test_without_a_file_the_usage_is_shown() -> None:
    result = score()
    assert result.exit_code == 2
    assert "FILE" in result.stderr
