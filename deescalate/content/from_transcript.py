"""A draft scenario from a real conversation: its customer, disguised, and places to fill in."""

from collections.abc import Sequence
from typing import Final

from deescalate.content.disguise import Disguise
from deescalate.content.drafting import scalar
from deescalate.model.analysis import Speaker
from deescalate.model.language import Language
from deescalate.model.rated import RatedConversation
from deescalate.model.scenario import Channel

_CHANNELS: Final = {"chat": Channel.LIVE_CHAT, "": Channel.LIVE_CHAT}
_MOST_BURSTS: Final = 4
_MOST_LINES: Final = 8
_MOST_FACTS: Final = 6
_TODO: Final = "TODO"


def draft_of(conversation: RatedConversation, scenario_id: str, language: Language) -> str:
    """The text of a draft: the customer's messages as opening and lines, numbers as facts.

    It can be read and played; what only a trainer knows is marked TODO, which the check names.
    """
    disguise = Disguise(language)
    cleaned = [(turn.speaker, _printable(turn.text)) for turn in conversation.turns]
    said = [(speaker, disguise.of(text)) for speaker, text in cleaned if text]
    opening, later = _opening(said)
    agent = [text for speaker, text in said if speaker is Speaker.AGENT]
    return "".join(
        (
            _head(scenario_id, language, _channel(conversation.channel)),
            _facts(disguise.numbers, opening),
            _EMOTION,
            _stages(opening, later),
            _CASE,
            _tries(agent),
        )
    )


def _channel(name: str) -> Channel:
    found = _CHANNELS.get(name)
    return found or next((each for each in Channel if each.value == name), Channel.LIVE_CHAT)


def _opening(said: Sequence[tuple[Speaker, str]]) -> tuple[list[str], list[str]]:
    """What the customer says before the agent has answered, and what comes later."""
    customer = [place for place, (speaker, _) in enumerate(said) if speaker is Speaker.CUSTOMER]
    if not customer:
        return [f"{_TODO}: how the customer begins."], []
    answered = next(
        (place for place, (speaker, _) in enumerate(said)
         if speaker is Speaker.AGENT and place > customer[0]),
        len(said),
    )  # fmt: skip
    opening = [said[place][1] for place in customer if place < answered]
    later = [said[place][1] for place in customer if place > answered]
    return opening[:_MOST_BURSTS], list(dict.fromkeys(later))


def _head(scenario_id: str, language: Language, channel: Channel) -> str:
    formality = "\n  formality: sie   # TODO: sie or du" if language is Language.DE else ""
    return f"""\
# A draft from a real conversation. Numbers, names and addresses are replaced by invented ones, but
# no rule finds every name: read it once for what tells who this was. Then fill in what says TODO.

format: 1
id: {scalar(scenario_id)}
version: 1
title: "TODO: what a list shows"
language: {language.value}
author: Trainer team
industry: "TODO"
level: standard
minutes: 6
channel: {channel.value}
skills: [listen, validate, gather-facts, solve]

brief: |
  TODO: who the agent is, what the screen shows, what may be offered. Not the answer.
goal: |
  TODO: what a good end looks like.

persona:
  name: TODO
  address_as: TODO
  about: |
    TODO: who this is.
  style: plain{formality}

grievance:
  summary: |
    TODO: what went wrong, as the customer sees it.
  root_cause: |
    TODO: what lies behind it.
  feelings: [TODO]
"""


def _facts(numbers: Sequence[str], opening: Sequence[str]) -> str:
    whole = " ".join(opening)
    lines = ["  facts:"]
    for place, number in enumerate(numbers[:_MOST_FACTS], 1):
        told = "burst" if number in whole else "asked"
        lines += [
            f"    - id: number-{place}",
            f'      value: "{number}"',
            "      ask: [TODO which number]",
            "      says: |",
            f"        {number}. TODO: how the customer says it.",
            f"      told: {told}",
        ]
    lines += [
        "    - id: what-for",
        '      value: "TODO what it is for"',
        "      ask: [TODO what for]",
        "      says: |",
        "        TODO: what comes out only when it is asked for.",
        "      told: asked",
        "      must_use: true",
    ]
    return "\n".join(lines) + "\n"


_EMOTION: Final = """
emotion:
  start: {tension: 66, connection: 20}
  calm_below: 38
  leaves_at: 96
  patience: 14
  silence: {after: 60s, tension: 4}
"""


def _stages(opening: Sequence[str], later: Sequence[str]) -> str:
    third = max(1, -(-len(later) // 3))
    shares = (later[:third], later[third : 2 * third], later[2 * third :])
    bursts = "\n".join(f"      - text: |\n{_block(text, 10)}" for text in opening)
    return f"""
stages:
  venting:
    goal: |
      TODO: what to do while the customer vents.
    bursts:
{bursts}
    finished_after: 4s
    lines:
{_lines(shares[0])}
    gates:
      - to: trust
        when: [move validates and tension below 62, after 3 turns and tension below 56]
  trust:
    goal: |
      TODO: what has to be found out.
    lines:
{_lines(shares[1])}
    gates:
      - to: solution
        when: [fact what-for known and tension below 54, after 3 turns and tension below 46]
      - to: venting
        when: [tension above 80]
  solution:
    goal: |
      TODO: who does what by when.
    lines:
{_lines(shares[2])}
"""


def _lines(texts: Sequence[str]) -> str:
    entries = [*texts[:_MOST_LINES], *[f"{_TODO}: another line"][: len(texts) < 2]]
    said = "\n".join(f"          - |\n{_block(text, 12)}" for text in entries)
    return f"      - tension: any\n        any_of:\n{said}"


def _printable(text: str) -> str:
    """The text without control characters, blanks around lines and empty lines."""
    lines = ("".join(letter for letter in line if letter.isprintable()).strip()
             for line in text.splitlines())  # fmt: skip
    return "\n".join(line for line in lines if line)


def _block(text: str, indent: int) -> str:
    """A text under a bar, every line indented."""
    return "\n".join(" " * indent + line for line in text.splitlines())


_CASE: Final = """
policy:
  may_offer: [the-solution]

solutions:
  - id: the-solution
    title: "TODO: what solves it"
    phrases: [TODO how an agent offers it]
    verdict: best
    needs_facts: [what-for]
    says: |
      TODO: what the customer says to it.

escalation:
  warm: |
    TODO: what the customer says to a good hand-over.
  cold: |
    TODO: and to a bad one.

sla: {first_reply: 60s, next_reply: 120s, resolve: 20m}

csat:
  question: |
    TODO: the survey's question.
  low: [TODO bad, TODO worse]
  middle: [TODO middling, TODO so so]
  high: [TODO good, TODO better]

debrief:
  - |
    TODO: what this conversation teaches.
  - |
    TODO: and the second thing.
"""


def _tries(agent: Sequence[str]) -> str:
    """What the real agent said becomes the average try."""
    average = "\n".join(f"    - |\n{_block(text, 6)}" for text in agent[:_MOST_LINES])
    return f"""
# The average try is what the real agent said.
tries:
  good:
    - |
      TODO: the first good reply.
  average:
{average or "    - TODO"}
  bad:
    - |
      TODO: a bad reply.
"""
