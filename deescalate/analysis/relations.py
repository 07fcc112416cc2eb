"""How a reply stands to what was said before it: measures in numbers.

A reply's own words say little about its worth: the same instruction helps, or was tried already;
the same closing line is warm, or ends a chat whose question is open. These measures are what the
levels are fitted on besides the sentence vectors.
"""

import re
from collections.abc import Iterator, Mapping
from math import log1p
from typing import Final

import numpy as np

from deescalate.analysis import cues
from deescalate.analysis.encoder import Vectors
from deescalate.analysis.evidence import Evidence
from deescalate.analysis.language import Reading
from deescalate.analysis.situation import Situation
from deescalate.analysis.vectors import TurnVectors, nearest, nearness
from deescalate.model.analysis import Levels
from deescalate.model.language import Language

_DIGITS: Final = re.compile(r"\d+")
_MOST: Final = 3


def measure(
    evidence: Evidence, vectors: TurnVectors, rules: Levels, rules_overall: float
) -> dict[str, float]:
    """All measures of one reply by name, in a fixed order, but for those of ``anger_measures``.

    ``rules`` are the levels by rule alone.
    """
    found: dict[str, float] = {}
    found.update(_shape(evidence.reply))
    found.update(_before(evidence))
    found.update(_routine(evidence))
    found.update(_data(evidence))
    found.update(_grounding(evidence))
    found.update(_nearness(vectors))
    found.update(
        rule_listening=rules.listening,
        rule_empathy=rules.empathy,
        rule_tone=rules.tone,
        rule_solution=rules.solution,
        rule_overall=rules_overall,
        german=float(evidence.situation.context.language is Language.DE),
    )
    return found


def _shape(reply: Reading) -> dict[str, float]:
    text = reply.clean
    words = max(1, len(text.split()))
    unmasked = cues.MASK.sub("", text)
    return {
        "words": log1p(words),
        "words_squared": log1p(words) ** 2,
        "sentences": log1p(len(reply.sentences)),
        "questions": float(min(_MOST, text.count("?"))),
        "asks_last": float(text.rstrip().endswith("?")),
        "exclamations": float(min(_MOST, text.count("!"))),
        "numbers": log1p(len(_DIGITS.findall(unmasked))),
        "masks": log1p(len(cues.MASK.findall(text))),
        "capital_first": float(text[:1].isupper()),
        "full_stop": float(text.rstrip()[-1:] in {".", "!", "?"}),
        "smiles": float(bool(cues.SMILES.search(text))),
    }


def _latest(situation: Situation) -> str:
    """What the customer said since the last agent reply."""
    return "\n".join(reading.clean for reading in situation.latest)


def _last_agent(situation: Situation) -> str:
    """The last agent reply, empty before the first."""
    return situation.agent[-1].clean if situation.agent else ""


def _before(evidence: Evidence) -> dict[str, float]:
    situation = evidence.situation
    latest = _latest(situation)
    said = len(latest.split())
    last_agent = _last_agent(situation)
    words = max(1, len(evidence.reply.clean.split()))
    return {
        "first_reply": float(not situation.agent),
        "agent_turns": log1p(len(situation.agent)),
        "customer_turns": log1p(len(situation.customer)),
        "nothing_new": float(not situation.latest),
        "latest_words": log1p(said),
        "latest_short": float(said <= _MOST),
        "latest_asks": float("?" in latest),
        "latest_asks_more": float(latest.count("?") > 1),
        "latest_exclaims": float("!" in latest),
        "latest_data": float(bool(re.search(r"\d|#[A-Z]", latest))),
        "latest_thanks": float(bool(cues.THANKS.search(latest))),
        "latest_assents": float(bool(cues.ASSENT.search(latest))),
        "latest_smiles": float(bool(cues.SMILES.search(latest))),
        "longer_than_latest": log1p(words) - log1p(said),
        "agent_asked": float("?" in last_agent),
        "agent_let_wait": float(bool(cues.ROUTINE["wait"].search(last_agent))),
    }


def _routine(evidence: Evidence) -> dict[str, float]:
    text = evidence.reply.clean
    situation = evidence.situation
    latest = _latest(situation)
    found = {
        name: float(min(_MOST, sum(1 for _match in cue.finditer(text))))
        for name, cue in cues.ROUTINE.items()
    }
    thanked = float(bool(cues.THANKS.search(latest)))
    asked = float("?" in latest)
    last_agent = _last_agent(situation)
    sorry = sum(bool(cues.ROUTINE["sorry"].search(one.clean)) for one in situation.agent)
    found.update(
        more_open=found["more"] * (1 - thanked),
        survey_open=found["survey"] * (1 - thanked),
        bye_open=found["bye"] * (1 - thanked),
        bye_thanked=found["bye"] * thanked,
        wait_asked=found["wait"] * asked,
        wait_again=found["wait"] * bool(cues.ROUTINE["wait"].search(last_agent)),
        greeting_late=found["greeting"] * bool(situation.agent),
        sorry_again=found["sorry"] * min(_MOST, sorry),
        plain_asked=found["plain"] * asked,
    )
    return found


def _data(evidence: Evidence) -> dict[str, float]:
    said = "\n".join(reading.clean for reading in evidence.situation.customer)
    asking = [
        sentence.text
        for sentence in evidence.reply.sentences
        if sentence.question or cues.ASKS.search(sentence.text)
    ]
    wanted = [
        bool(given.search(said))
        for asked, given in cues.DATA
        if any(asked.search(text) for text in asking)
    ]
    known = sum(wanted)
    return {
        "asks_data": float(len(wanted)),
        "asks_given_data": float(known),
        "asks_given_share": known / max(1, len(wanted)),
    }


def _grounding(evidence: Evidence) -> dict[str, float]:
    grounding, situation = evidence.grounding, evidence.situation
    content = max(3, len(evidence.reply.content))
    return {
        "uptake": min(grounding.weight, 6.0),
        "uptake_latest": min(grounding.latest_weight, 6.0),
        "uptake_share": grounding.weight / content,
        "uptake_latest_share": grounding.latest_weight / max(3, len(situation.latest_stems)),
        "substance": log1p(evidence.substance),
        "recites": float(evidence.recites),
        "asks": float(evidence.asks),
        "sorry_formula": float(evidence.sorry_formula),
        "heat": situation.heat,
        "questions_open": float(min(_MOST, len(situation.questions))),
        "calm_close": float(situation.calm_close),
        "answers": float(evidence.answers is True),
        "ignores": float(evidence.answers is False),
        "grounded_empathy": float(min(2, evidence.grounded_empathy)),
    }


def _nearness(vectors: TurnVectors) -> dict[str, float]:
    reply = vectors.reply[np.newaxis]
    latest, customer, agent = vectors.latest, vectors.customer, vectors.agent
    sentences = vectors.sentences if len(vectors.sentences) else reply
    best = nearness(sentences, latest).max(axis=1) if len(latest) else np.zeros(1, np.float32)
    earlier = customer[: len(customer) - len(latest)]
    return {
        "near_latest": nearest(reply, latest),
        "near_opening": nearest(reply, vectors.opening),
        "near_customer": nearest(reply, customer),
        "near_sentence_best": float(best.max()),
        "near_sentence_mean": float(best.mean()),
        "near_sentence_worst": float(best.min()),
        "near_agent": nearest(reply, agent),
        "near_last_agent": nearest(reply, agent[-1:]),
        "repeats": float(nearness(sentences, agent).max(axis=1).mean()) if len(agent) else 0.0,
        "latest_near_agent": nearest(latest, agent[-1:]),
        "customer_repeats": nearest(latest, earlier),
    }


def anger_measures(anger: Vectors, latest: int, found: Mapping[str, float]) -> dict[str, float]:
    """Measures of the customer's anger beside the reply's own.

    ``anger`` (0..4) of the customer's messages, of which the last ``latest`` are new; ``found`` are
    the reply's measures.
    """
    now = float(anger[-latest:].max()) if latest and len(anger) else 0.0
    return {
        "anger_latest": now,
        "anger_most": float(anger.max()) if len(anger) else 0.0,
        "anger_mean": float(anger.mean()) if len(anger) else 0.0,
        "sorry_anger": found["sorry"] * now,
        "words_anger": found["words"] * now,
        "cannot_anger": found["cannot"] * now,
        "bye_anger": found["bye"] * now,
    }


def customer_measures(text: str, heat: float, turn: int) -> Iterator[float]:
    """Measures of one customer message for its anger; ``turn`` counts the customer's messages."""
    words = text.split()
    shouted = sum(1 for word in words if len(word) > _MOST and word.isupper() and word.isalpha())
    yield log1p(len(words))
    yield float(min(4, text.count("!")))
    yield float(min(_MOST, len(re.findall(r"[!?]{2,}", text))))
    yield float(min(_MOST, shouted))
    yield heat
    yield float(min(_MOST, text.count("?")))
    yield float(bool(cues.THANKS.search(text)))
    yield float(bool(cues.ASSENT.search(text)))
    yield float(turn == 0)
    yield log1p(turn)
    yield float(bool(cues.SMILES.search(text)))
    yield float("..." in text or "…" in text)
