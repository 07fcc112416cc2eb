"""A team's own wordings and brand words in the ear."""

from dataclasses import replace

import pytest

from deescalate.analysis.analyst import FittedAnalyst
from deescalate.analysis.encoder import UniversalSentenceEncoder
from deescalate.analysis.fitted import Fitted
from deescalate.content.team import literal
from deescalate.model.analysis import Analyst, ReplyAnalysis, ReplyContext, Speaker, Utterance
from deescalate.model.language import Language
from deescalate.model.moves import Move
from deescalate.model.team import BrandWord, TeamPhrase

SAID = "My parcel was left in the rain again and nobody answers me."
PLAIN = "Soaked twice, that's proper grim that is. I'll look at your ticket now."
HARM = "We will get round to it in due course, my friend. I'll look at your ticket now."
TICKET = BrandWord("ticket", Language.EN, literal("ticket"), wanted=False, say="request")
PARCEL = BrandWord("parcel", Language.EN, literal("parcel"), wanted=True)


def heard(analyst: Analyst, reply: str) -> ReplyAnalysis:
    said = (Utterance(Speaker.CUSTOMER, SAID),)
    return analyst.analyse(reply, ReplyContext(Language.EN, said))


@pytest.fixture(scope="module")
def team(
    moves_en: tuple[Move, ...], encoder: UniversalSentenceEncoder, fitted: Fitted
) -> FittedAnalyst:
    """An ear with two wordings of a team, one to help and one to harm, and one taken away."""
    own = {
        "names-feeling": TeamPhrase("proper grim that", literal("proper grim that"), 0.5),
        "vague-promise": TeamPhrase("my friend", literal("my friend"), 0.5),
    }
    moves = [replace(move, team=(own[move.id],)) if move.id in own else move for move in moves_en]
    moves = [
        replace(move, unless=(*move.unless, literal("nasty shock"))) if move.id in own else move
        for move in moves
    ]
    return FittedAnalyst({Language.EN: moves}, "team", encoder, fitted, (TICKET, PARCEL))


def test_a_wording_of_the_team_raises_its_technique(analyst: Analyst, team: Analyst) -> None:
    before, after = heard(analyst, PLAIN), heard(team, PLAIN)
    assert "names-feeling" in after.moves()
    assert after.levels.empathy > before.levels.empathy
    reason = next(item for item in after.reasons if item.technique.value == "empathy")
    assert reason.findings


def test_a_harming_one_lowers_it(analyst: Analyst, team: Analyst) -> None:
    before, after = heard(analyst, HARM), heard(team, HARM)
    assert "my friend" in [
        finding.quote for finding in after.findings if finding.move == "vague-promise"
    ]
    assert after.levels.solution <= before.levels.solution


def test_no_wording_of_the_team_outweighs_a_veto(team: Analyst) -> None:
    spoilt = heard(team, "That's proper grim that is. You are an idiot, honestly, a moron.")
    assert spoilt.levels.empathy <= 0.3


def test_a_wording_taken_away_is_not_heard(analyst: Analyst, team: Analyst) -> None:
    reply = "That must have been a nasty shock."
    assert "names-feeling" in heard(analyst, reply).moves()
    assert "names-feeling" not in heard(team, reply).moves()


def test_brand_words_are_noted_and_move_no_level(analyst: Analyst, team: Analyst) -> None:
    reply = "Your parcel is soaked; I put it on the Ticket now."
    with_brand = heard(team, reply)
    assert [(note.quote, note.wanted, note.say) for note in with_brand.brand] == [
        ("parcel", True, ""),
        ("Ticket", False, "request"),
    ]
    assert with_brand.levels == heard(analyst, reply).levels
