"""``scenario new``: sound in every channel and language, whatever is answered."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from deescalate.cli import root
from deescalate.content.drafting import Answers, draft
from deescalate.content.formatting import house_style
from deescalate.content.scenarios import read_scenario, read_scenario_text
from deescalate.content.starters import STARTERS, fitting, opening_of
from deescalate.model.language import Language
from deescalate.model.scenario import Channel, Difficulty, Scenario
from deescalate.workshop.prove import prove


def answers(
    title: str = "A lamp",
    language: Language = Language.EN,
    channel: Channel = Channel.LIVE_CHAT,
    industry: str = "lighting",
) -> Answers:
    return Answers(
        title, language, channel, Difficulty.STANDARD, industry, "Sam Porter", "Sam", "Team"
    )


def scenario_of(wanted: Answers) -> Scenario:
    file = read_scenario_text(draft(wanted).encode(), f"{wanted.id}.yaml")
    assert file.problems == ()
    assert file.scenario is not None
    return file.scenario


INDUSTRIES = ("retail", "banking", "energy")
"""One for each case."""


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("industry", INDUSTRIES)
def test_it_is_sound_and_in_house_style(
    industry: str, language: Language, channel: Channel
) -> None:
    wanted = answers(language=language, channel=channel, industry=industry)
    scenario = scenario_of(wanted)
    assert (scenario.language, scenario.channel) == (language, channel)
    text = draft(wanted).encode()
    assert house_style(text, "x").content == text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("industry", INDUSTRIES)
def test_it_can_be_won_and_only_rightly(industry: str, language: Language) -> None:
    proof = prove(scenario_of(answers(language=language, industry=industry)), 200)
    assert [each.name for each in proof.theorems if not each.holds] == []


@pytest.mark.parametrize(
    ("title", "industry", "channel", "expected"),
    [
        ("A lamp", "retail", Channel.PHONE, "late-parcel"),
        ("Ärger", "Onlinehandel", Channel.PHONE, "late-parcel"),
        ("A parcel", "banking", Channel.LIVE_CHAT, "charged-twice"),
        ("Zweimal abgebucht", "freizeit", Channel.LIVE_CHAT, "charged-twice"),
        ("Kein Strom", "energy", Channel.EMAIL, "nobody-came"),
        ("Der Monteur kam nicht", "sonstiges", Channel.EMAIL, "nobody-came"),
        ("Trouble", "other", Channel.PHONE, "nobody-came"),
        ("Trouble", "other", Channel.EMAIL, "charged-twice"),
        ("Trouble", "other", Channel.SOCIAL, "late-parcel"),
    ],
)
def test_the_case_fits_industry_title_or_channel(
    title: str, industry: str, channel: Channel, expected: str
) -> None:
    assert fitting(title, industry, channel).name == expected


@pytest.mark.parametrize("language", Language)
def test_every_case_and_channel_has_words_of_its_own(language: Language) -> None:
    openings = [
        piece
        for starter in STARTERS
        for channel in Channel
        for piece in opening_of(starter, language, channel)
    ]
    assert len(set(openings)) == len(openings)
    briefs = {scenario_of(answers(language=language, industry=each)).brief for each in INDUSTRIES}
    assert len(briefs) == len(STARTERS) == len(INDUSTRIES)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Where's my lamp?", "where-s-my-lamp"),
        ("Ärger über Öl & Größe", "aerger-ueber-oel-groesse"),
        ("é", "e"),
        ("???", "conversation"),
        ("x" * 90, "x" * 60),
    ],
)
def test_ids(title: str, expected: str) -> None:
    assert answers(title).id == expected


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_answer_is_kept_as_text(title: str, name: str) -> None:
    wanted = Answers(
        title, Language.EN, Channel.PHONE, Difficulty.HARD, "yes", name, "12:30", "# nobody"
    )
    file = read_scenario_text(draft(wanted).encode(), f"{wanted.id}.yaml")
    errors = [each for each in file.problems if each.severity.value == "error"]
    assert not errors
    assert file.scenario is not None
    assert file.scenario.industry == "yes"
    assert file.scenario.author == "# nobody"


def run(*arguments: str | Path, said: str = "") -> Result:
    return CliRunner().invoke(root, ["scenario", "new", *map(str, arguments)], input=said)


def test_the_command_asks_and_writes_where_it_can_be_practised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    said = "Kein Strom\nde\nphone\nhard\nenergy\nRita Wolf\nFrau Wolf\n\n"
    done = run(said=said)
    assert done.exit_code == 0, done.output
    path = tmp_path / "data" / "scenarios" / "de" / "kein-strom.yaml"
    assert str(path) in done.output
    scenario = read_scenario(path).scenario
    assert scenario is not None
    assert scenario.persona.address_as == "Frau Wolf"
    assert scenario.author == "Trainer team"
    again = run(said=said)
    assert again.exit_code == 1
    assert "is there already" in str(again.exception) + again.output
