"""The mark of a reply in words: a sentence, the points behind it, and what would have won most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import N_
from deescalate.interface.reasons import QUOTES
from deescalate.interface.safe import visible
from deescalate.model.judgement import Judgement, Way
from deescalate.model.language import Language

if TYPE_CHECKING:
    from deescalate.interface.catalogue import Translator
    from deescalate.model.judgement import Judged, Reachable

VERDICTS: Final = {
    Judgement.EXCELLENT: N_("About as much as could be won here."),
    Judgement.GOOD: N_("It helped; some more could be won."),
    Judgement.INACCURACY: N_("It helped a little; most of what could be won was left."),
    Judgement.MISTAKE: N_("It made things harder."),
    Judgement.BLUNDER: N_("It did great damage."),
}
NOTHING_WON: Final = N_("It moved nothing, though there was something to win.")
NOTHING_TO_WIN: Final = N_("There was nothing more to win.")
COST_LITTLE: Final = N_("It cost a little, where something could be won.")
WAYS: Final = {
    Way.LISTEN: N_("give back what you heard, and name the feeling"),
    Way.ASK: N_("listen first, then ask for: {what}"),
    Way.OFFER: N_("offer this, and say who does it by when: {what}"),
    Way.CONFIRM: N_("say once more what happens next, and by when"),
    Way.HAND_OVER: N_("hand over with everything that is known: {what}"),
}
LONGEST: Final = 60


def verdict(t: Translator, mark: Judged) -> str:
    """The mark as a sentence."""
    if mark.gained == 0:
        return t(NOTHING_TO_WIN if mark.judgement is Judgement.GOOD else NOTHING_WON)
    if mark.gained < 0 and mark.judgement is Judgement.INACCURACY:
        return t(COST_LITTLE)
    return t(VERDICTS[mark.judgement])


def points(t: Translator, mark: Judged) -> str:
    """What it won or cost, against the best."""
    best = f"{mark.best.gain:.0f}"
    if mark.gained < 0:
        return t("cost {n} points; {best} could be won", n=f"{-mark.gained:.0f}", best=best)
    return t("won {n} of {best} points", n=f"{mark.gained:.0f}", best=best)


def most_to_win(t: Translator, best: Reachable) -> str:
    """What the best reachable reply does."""
    about = ", ".join(in_quotes(t, each, LONGEST) for each in best.about)
    template = WAYS[best.way]
    return t(template, what=about) if "{what}" in template else t(template)


def worth_telling(mark: Judged) -> bool:
    """Whether there was enough left to say what would have won most."""
    return mark.judgement is not Judgement.EXCELLENT and mark.loss > 0


def in_quotes(t: Translator, text: str, longest: int) -> str:
    """A text on one line, shortened to ``longest`` letters, in the interface's quotation marks."""
    words = visible(" ".join(text.split()), one_line=True)
    cut = words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
    before, after = QUOTES[Language(t.language)]
    return f"{before}{cut}{after}"
