"""How customers take leave and wait: in their own words, else as channel and style have it."""

import re
from dataclasses import replace
from itertools import product

import pytest

from deescalate.customer import react
from deescalate.customer.house import house_lines
from deescalate.customer.manners import mannered_lines
from deescalate.customer.timing import Timing
from deescalate.model.analysis import Formality
from deescalate.model.language import Language
from deescalate.model.last_words import Closing, Waiting
from deescalate.model.scenario import Channel, Scenario, Stage, Style
from deescalate.model.session import ActKind, AgentAct, Ending, Reaction
from tests.unit.customer.reacting import SCENARIO, say, state, texts
from tests.unit.practice.case import analysed

PARTING = ("goodbye-warm", "goodbye-cool", "leaves-angry", "leaves-tired")
OTHERS = ("leaves-silence", "left-alone", "holds", "holds-tense", "patience", "silence")
SPEAKERS = list(product(Language, Channel, Style, Formality))
FAMILIAR = re.compile(r"\b(?:du|dir|dich|dein\w*|euch|Tschüss|[Mm]ach's)\b")
FORMAL = re.compile(r"\b(?:Sie|Ihnen|Ihre?\w*)\b")


def speaker(
    language: Language = Language.EN,
    channel: Channel = Channel.LIVE_CHAT,
    style: Style = Style.PLAIN,
    formality: Formality = Formality.ANY,
) -> Scenario:
    persona = replace(SCENARIO.persona, style=style, formality=formality, name="Jo Brandt")
    return replace(SCENARIO, language=language, channel=channel, persona=persona)


def act(scenario: Scenario, kind: ActKind, **changes: object) -> Reaction:
    return react(
        scenario,
        1,
        state(**changes),  # type: ignore[arg-type]
        AgentAct(kind, 30.0, "Do you know more?"),
        None,
        Timing(at=30.0, waited=5.0, sla=45.0, previous=20.0),
    )


@pytest.mark.parametrize("key", [*PARTING, *OTHERS])
def test_every_customer_has_two_ways_or_more_for_it(key: str) -> None:
    """In both languages, on all channels, in all styles; every one a whole sentence of its own."""
    for language, channel, style, formality in SPEAKERS:
        lines = mannered_lines(speaker(language, channel, style, formality), key)
        assert len(lines) >= 2, (language, channel, style)
        assert len(set(lines)) == len(lines)
        assert all(line == line.strip() and "{" not in line for line in lines)


@pytest.mark.parametrize("key", [*PARTING, *OTHERS])
def test_german_customers_keep_to_their_form_of_address(key: str) -> None:
    for channel, style in product(Channel, Style):
        formal = mannered_lines(speaker(Language.DE, channel, style, Formality.SIE), key)
        familiar = mannered_lines(speaker(Language.DE, channel, style, Formality.DU), key)
        if channel is not Channel.SOCIAL:
            assert not [line for line in formal if FAMILIAR.search(line)]
        assert not [line for line in familiar if FORMAL.search(line.partition(" ")[2])]


@pytest.mark.parametrize("language", Language)
def test_only_an_e_mail_is_signed_and_only_a_call_is_hung_up(language: Language) -> None:
    for style, key in product(Style, PARTING):
        for channel in Channel:
            lines = mannered_lines(speaker(language, channel, style), key)
            signed = [line.endswith("\nJo Brandt") for line in lines]
            assert all(signed) if channel is Channel.EMAIL else not any(signed)
            hung_up = [line for line in lines if "hanging up" in line or "lege jetzt auf" in line]
            assert channel is Channel.PHONE or not hung_up


def test_the_style_is_heard() -> None:
    """A reserved customer says less than a wordy one, and a sarcastic one something else."""
    said = {style: mannered_lines(speaker(style=style), "goodbye-warm") for style in Style}
    assert max(map(len, said[Style.RESERVED])) < min(map(len, said[Style.WORDY]))
    assert len({line for lines in said.values() for line in lines}) == sum(map(len, said.values()))


def test_what_is_no_matter_of_manners_stays_with_the_house() -> None:
    assert mannered_lines(speaker(), "threat") == ()
    assert house_lines(speaker(), "threat")


OWN = replace(
    SCENARIO,
    closing=Closing(
        calm=("Mind how you go.",),
        cold=("Hm.",),
        angry=("The judge is leaving.",),
        tired=("Enough theatre.",),
        unanswered=("To the silence: farewell.",),
        unsolved=("You leave me with it.",),
    ),
    waiting=Waiting(
        calm=("I'll knit.",), tense=("Knitting, angrily.",), last_warning=("One row.",)
    ),
)


def test_own_last_words_when_the_agent_ends_it() -> None:
    solution = SCENARIO.solutions[0].id
    solved = {"accepted": solution, "on_table": solution, "stage": Stage.SOLUTION}
    assert texts(act(OWN, ActKind.END, tension=20, **solved)) == ["Mind how you go."]
    assert texts(act(OWN, ActKind.END, tension=60, **solved)) == ["Hm."]
    assert texts(act(OWN, ActKind.END)) == ["You leave me with it."]


def test_own_last_words_when_the_customer_leaves() -> None:
    angry = say(analysed("insult"), state(tension=94, turns=4), scenario=OWN)
    assert angry.ending is Ending.CUSTOMER_LEFT
    assert texts(angry)[-1] == "The judge is leaving."
    tired = say(analysed(level=1.2), state(tension=60, turns=OWN.emotion.patience), scenario=OWN)
    assert tired.ending is Ending.CUSTOMER_LEFT
    assert texts(tired)[-1] == "Enough theatre."
    assert texts(act(OWN, ActKind.SILENCE, silences=5))[-1] == "To the silence: farewell."


def test_own_words_while_waiting_and_then_the_usual_ones() -> None:
    assert texts(act(OWN, ActKind.CONSULT, tension=80))[0] == "Knitting, angrily."
    later = {"tension": 30, "stage": Stage.TRUST}
    assert texts(act(OWN, ActKind.CONSULT, **later))[0] == "I'll knit."
    again = texts(act(OWN, ActKind.CONSULT, said=("I'll knit.",), **later))[0]
    assert again in house_lines(OWN, "holds")
    assert "One row." in texts(say(analysed(level=1.2), state(turns=11), scenario=OWN))
