"""What texts should not hold."""

import re
from collections.abc import Iterator
from typing import Final

from deescalate.content.checks.case import Case
from deescalate.content.source import NodePath, quote
from deescalate.model.scenario import Channel, CustomerEvent

_WORDS_LEFT: Final = ("TODO", "FIXME", "XXX", "TBD", "TBC", "orem ipsum")
_LEFT_OVER: Final = re.compile(r"\b(?:TODO|FIXME|XXX|TBD|TBC)\b|\b[Ll]orem ipsum\b")
_NOTE: Final = re.compile(r"#\s*check:\s*ok\b")
_ROUGHLY: Final = re.compile(r"@|[0-9][0-9 -]{12}|[A-Z]{2}[0-9]{2}")
_MAIL_NAME: Final = re.compile(r"[\w.+-]+\Z")
_MAIL: Final = re.compile(r"(?<=\w)@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_INVENTED: Final = re.compile(
    r"(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid)$", re.IGNORECASE
)
_DIGITS: Final = re.compile(r"(?<![\d-])\d(?:[ -]?\d){12,18}(?!\d)")
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_LINK: Final = re.compile(r"https?://|www\.|[\u2600-\u27bf\U0001f300-\U0001faff]")
_LONG: Final = {Channel.LIVE_CHAT: 500, Channel.SOCIAL: 500, Channel.PHONE: 700}
"""Letters that a message of a channel rarely has more of."""


def check_left_overs(case: Case) -> None:
    """Nothing is left to do, and nobody's real data stands in the file. Needs nothing."""
    # Most files have nothing of the kind, and a rough look at the whole is much faster.
    whole = "\n".join(case.source.lines)
    rough = any(look.search(whole) for look in (_ROUGHLY, _NOTE))
    if not rough and not any(word in whole for word in _WORDS_LEFT):
        return
    for at, text in _all_texts(case):
        found = _LEFT_OVER.search(text)
        if found:
            case.source.report_word(
                "L50", f"{found[0]} is left in the text", at, found[0], advice="finish the text"
            )
        note = _NOTE.search(text)
        if note:
            case.source.report_word(
                "Y17",
                "this note stands inside the text, where it is spoken or shown",
                at,
                note[0],
                advice="put it behind the key (says: |  # check: ok L53), or alone above it",
            )
        word = next(_private(text), None)
        if word:
            case.source.report_word(
                "L51",
                f"{quote(word)} may be real",
                at,
                word,
                advice="invent one, such as name@example.com or a number that fails its checksum",
            )


def _all_texts(case: Case) -> Iterator[tuple[NodePath, str]]:
    for at, spot in case.source.spots.items():
        if spot.raw and spot.style is not None:
            yield at, spot.raw


def _private(text: str) -> Iterator[str]:
    for mail in _MAIL.finditer(text):
        name = _MAIL_NAME.search(text[max(0, mail.start() - 64) : mail.start()])
        if name and not _INVENTED.search(mail[1]):
            yield name[0] + mail[0]
    for number in _DIGITS.finditer(text):
        digits = [int(digit) for digit in number[0] if digit.isdigit()]
        if len(set(digits)) > 2 and _luhn(digits):
            yield number[0]
    for account in _IBAN.finditer(text):
        if _iban(account[0].replace(" ", "")):
            yield account[0]


def _luhn(digits: list[int]) -> bool:
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(doubled) + sum(digits[-1::-2])) % 10 == 0


def _iban(account: str) -> bool:
    turned = account[4:] + account[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def check_repeats(case: Case) -> None:
    """The customer does not say the same line twice.

    Needs stages, emotion, grievance, solutions and escalation.
    """
    first: dict[str, NodePath] = {}
    for at, text in sorted(case.spoken(), key=lambda each: case.source.line_of(each[0])):
        plain = " ".join(text.lower().split())
        before = first.setdefault(plain, at)
        if before != at:
            case.source.report(
                "L52",
                f"'{quote(text)}' is said on line {case.source.line_of(before)} already",
                at,
                advice="word it differently",
            )


def check_variants(case: Case) -> None:
    """Groups have more than one line. Needs stages."""
    for stage, part in case.stages:
        for place, lines in enumerate(part.lines):
            if len(lines.any_of) == 1 and lines.event is None:
                case.source.report_key(
                    "L18",
                    "one line only: in the second try the agent knows it by heart",
                    ("stages", stage.key, "lines", place),
                    advice="write a second variant",
                )


def check_channel(case: Case) -> None:
    """Messages fit the channel.

    Needs channel, stages, emotion, grievance, solutions and escalation.
    """
    channel = case.doc.channel
    bursts = case.doc.stages.venting.bursts
    if channel is Channel.EMAIL and len(bursts) > 1:
        case.source.report_key(
            "L54",
            f"an e-mail comes in one piece, not in {len(bursts)}",
            ("stages", "venting", "bursts"),
            advice="put the bursts together",
        )
    for at, text in case.spoken():
        if channel is Channel.PHONE and (found := _LINK.search(text)):
            case.source.report_word(
                "L55",
                "nobody says this on the phone",
                at,
                found[0],
                advice="write what the customer would say",
            )
        most = _LONG.get(channel)
        if most is not None and len(text) > most:
            case.source.report(
                "L53",
                f"{len(text)} letters are long for {channel}",
                at,
                advice=f"most messages there have fewer than {most}",
            )


def check_warning(case: Case) -> None:
    """Insults are announced. Needs stages and warning."""
    if case.doc.warning:
        return
    for stage, part in case.stages:
        for place, lines in enumerate(part.lines):
            if lines.event is CustomerEvent.INSULTS:
                case.source.report(
                    "L65",
                    "the customer insults, but the file has no warning",
                    ("stages", stage.key, "lines", place, "event"),
                    advice="write a content warning under warning",
                )
                return
