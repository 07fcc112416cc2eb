"""What the customer could have said instead."""

from deescalate.content.scenarios import read_scenario
from deescalate.paths import scenario_roots
from deescalate.workshop.variants import variants_of
from tests.unit.practice.case import make_scenario


def test_a_line_of_a_list_comes_with_its_neighbours() -> None:
    file = read_scenario(scenario_roots()[0] / "en" / "whose-frog-is-this.yaml")
    assert file.scenario is not None
    group = file.scenario.stages[0].lines[0].any_of
    found = variants_of(file.scenario, group[1])
    assert [part.name for part in found] == list(group)
    assert [file.lines[part.path] for part in found] == sorted(
        file.lines[part.path] for part in found
    )


def test_a_line_that_stands_alone_is_its_only_variant() -> None:
    scenario = make_scenario()
    (only,) = variants_of(scenario, scenario.solutions[0].says)
    assert only.path[:1] == ("solutions",)


def test_a_house_line_has_none() -> None:
    assert variants_of(make_scenario(), "I have never seen the like of it.") == ()
