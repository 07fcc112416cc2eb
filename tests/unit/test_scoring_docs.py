"""The scoring pages say what the code says: their tables, their sums and their worked example."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from deescalate.content.scenarios import read_scenario_text
from deescalate.content.team import read_team_file
from deescalate.model.analysis import Levels, ReplyAnalysis
from deescalate.model.emphasis import EMPHASIS
from deescalate.model.moves import Technique
from deescalate.model.scenario import Scenario, Stage
from deescalate.model.score import Score
from deescalate.model.scorecard import HOUSE, Scorecard
from deescalate.model.session import ActKind, AgentAct, CustomerState, Ending, Reaction, Turn
from deescalate.score import band, update
from deescalate.score.bands import LOWER_BOUNDS
from deescalate.score.marks import SCALE, mark, reply_mark
from deescalate.score.result import ENDINGS, result
from deescalate.score.update import process
from tests.unit.practice.case import analysed

DOCS = Path(__file__).parents[2] / "docs"
Table = list[list[str]]


def read(*parts: str) -> str:
    return DOCS.joinpath(*parts).read_text(encoding="utf-8")


def tables(page: str) -> list[Table]:
    """Every table of a page without its head, with points instead of decimal commas."""
    found = []
    for block in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
        lines = [line.strip().strip("|").split("|") for line in block.splitlines()]
        cells = [
            [re.sub(r"(?<=\d),(?=\d)", ".", cell.strip(" `")) for cell in row] for row in lines
        ]
        found.append(cells[:1] + cells[2:])
    return found


ENGLISH, GERMAN = read("en", "scoring.md"), read("de", "wertung.md")
BOTH = pytest.mark.parametrize("page", [ENGLISH, GERMAN], ids=["en", "de"])
BANDS = {"Silber": "silver", "unter Bronze": "below", "below bronze": "below"}


def numbers(row: list[str]) -> list[float]:
    return [float(cell) for cell in row]


def bands_name(cell: str) -> str:
    return BANDS.get(cell, cell.lower())


@BOTH
def test_the_tables_are_the_codes(page: str) -> None:
    _levels, scale, weights, _techniques, endings, caps, bands, *_ = tables(page)
    assert [numbers(row) for row in scale[1:]] == [[n, value] for n, value in enumerate(SCALE)]
    assert {row[0]: numbers(row[1:]) for row in weights[1:]} == {
        stage.key: [round(100 * EMPHASIS[stage][each]) for each in Technique] for stage in Stage
    }
    assert {row[0]: float(row[2]) for row in endings[1:]} == {
        ending.value: worth for ending, worth in ENDINGS.items()
    }
    assert {row[0]: int(row[2]) for row in caps[1:]} == HOUSE.critical
    found = [(int(row[1]), bands_name(row[0])) for row in bands[1:]]
    assert found == [*((bound, name.value) for bound, name in LOWER_BOUNDS), (0, "below")]


@BOTH
def test_every_sum_is_right(page: str) -> None:
    lines = [
        line for block in re.findall(r"```text\n(.*?)```", page, re.DOTALL)
        for line in block.splitlines()
    ]  # fmt: skip
    assert len(lines) >= 10
    for line in lines:
        left, right = re.sub(r"(?<=\d),(?=\d)", ".", line).replace("×", "*").split("=")
        assert re.fullmatch(r"[\d.*/+\-() ]+", left), line
        assert eval(left) == pytest.approx(float(right), abs=0.051), line  # noqa: S307


def case() -> Scenario:
    (text,) = re.findall(r"```yaml\n(.*?)```", read("en", "reference.md"), re.DOTALL)
    scenario = read_scenario_text(text.encode(), "wrong-door.yaml").scenario
    assert scenario is not None
    return scenario


def conversation(page: str, *, blames: bool = False) -> tuple[Turn, ...]:
    """The example's replies; the last one's reaction is its end."""
    stages = {stage.key: stage for stage in Stage}
    heard = tables(page)[7]
    turns = []
    for place, row in enumerate(heard[1:]):
        analysis = analysed(*["blames-customer"] * (blames and place == 1))
        analysis = replace(analysis, levels=Levels(*numbers(row[2:])))
        turns.append(turn(place, stages[row[1]], analysis, last=place == len(heard) - 2))
    return tuple(turns)


def turn(place: int, stage: Stage, analysis: ReplyAnalysis, *, last: bool) -> Turn:
    state = CustomerState(
        24, 56, Stage.SOLUTION, interruptions=1, late_replies=1, accepted="fetch-it"
    )
    ending = Ending.RESOLVED_CALM if last else None
    act = AgentAct(ActKind.SAY, 10.0 * place, "...")
    return Turn(
        place, act, stage, 60, 20, Reaction(state, (), (), ending=ending), Score(0), analysis
    )


def score(turns: tuple[Turn, ...], card: Scorecard = HOUSE) -> Score:
    return update(case(), turns[:-1], turns[-1], card)


@BOTH
def test_the_worked_example_is_what_the_code_computes(page: str) -> None:
    marks, outcome, by_stage, capped, own = tables(page)[8:13]
    turns = conversation(page)
    assert [numbers(row[1:]) for row in marks[1:]] == [
        [
            *(mark(each.analysis.levels.of(technique)) for technique in Technique),
            pytest.approx(reply_mark(each.stage, each.analysis)),
        ]
        for each in turns
        if each.analysis is not None
    ]
    whole = score(turns)
    assert outcome[1] == [
        *(str(whole.techniques[technique.value]) for technique in Technique),
        str(whole.overall),
        outcome[1][5],
    ]
    assert bands_name(outcome[1][5]) == band(whole.overall).value
    assert dict(zip(by_stage[0], map(int, by_stage[1]), strict=True)) == whole.stages
    sums = [line for line in page.splitlines() if line.startswith(("0.55", "0,55"))]
    assert f"× {process(whole.techniques):g} " in sums[0]
    assert f"× {result(case(), turns[-1].reaction):g} " in sums[0]

    for table, other in [
        (capped, score(conversation(page, blames=True))),
        (own, score(turns, team_card())),
    ]:
        assert int(table[1][0]) == other.overall
        assert bands_name(table[1][1]) == band(other.overall).value


def team_card() -> Scorecard:
    card = read_team_file(DOCS / "examples" / "team" / "scorecard.yaml").scorecard
    assert card is not None
    return card
