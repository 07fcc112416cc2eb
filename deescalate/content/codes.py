"""Every code that a problem of a content file may have. Codes are stable: none is ever reused."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from deescalate.content.problems import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means, in one line, and how grave it is."""

    severity: Severity
    meaning: str


def _codes(severity: Severity, **meanings: str) -> dict[str, Code]:
    return {name: Code(severity, meaning) for name, meaning in meanings.items()}


CODES: Final[Mapping[str, Code]] = MappingProxyType(
    _codes(
        Severity.ERROR,
        T01="A team's file does not say, or says twice, what it is.",
        T03="A team's wording is added and taken away.",
        T04="All weights of a scorecard are 0.",
        T10="A text of a lens is there in no language.",
        T11="The scale of a lens does not go up, or not in whole steps.",
        T12="A rule of a lens names no evidence, or more than one kind.",
        T13="Something that harms would raise an item of a lens, or something that helps lower it.",
        T15="A lens with the weights of the scorecard has rules of its own.",
        T16="A rule of a lens has a bound that its evidence does not know, or lacks one.",
        Y01="The YAML cannot be read here.",
        Y02="The same key stands twice in one place.",
        Y03="An anchor (&), an alias (*) or a tag (!) is used; scenario files have none.",
        Y04="Text is lost, because everything from a # on is taken for a note.",
        Y05="The file is not UTF-8 text.",
        Y07="A tab stands where blanks must indent.",
        Y08="The file is larger than 512 KiB.",
        Y09="Lists and keys are nested too deeply.",
        Y10="The file is empty, or does not consist of keys and values.",
        Y11="A control character stands in the file.",
        Y12="The file cannot be opened.",
        Y14="A second document begins in the file (a line of three dashes).",
        Y15="A key is a list or a mapping instead of a word.",
        S01="A key is not known here.",
        S02="A key is missing.",
        S03="A value is not one of the words allowed here.",
        S04="A value has the wrong kind: a number instead of a text, a text instead of a list.",
        S05="A number is too small or too large.",
        S06="A time is not written as a number with s, m, h or d.",
        S07="An amount is not written as a number and a currency.",
        S08="A band of tension is not any, above N, below N or N to M.",
        S09="An id has other characters than small letters, digits and single dashes.",
        S10="A value is empty.",
        S11="A list has too few or too many entries.",
        S12="A condition cannot be read.",
        S13="A step of a try is neither a text, nor a consult, nor a hand-over with a summary.",
        S14="The file is written in a format that this version does not read.",
        L01="A name is used that nothing in the file (or no move) has.",
        L02="The same id is given twice.",
        L03="A harming move stands under lowers, or a helping one under raises.",
        L04="The same move stands twice under lowers or raises.",
        L05="A fact is told only when asked, but no phrase asks for it.",
        L10="A stage cannot be reached.",
        L13="No line fits some tension: the last group must be any.",
        L14="The thresholds are not in order: calm_below < start tension < leaves_at.",
        L15="A gate leads to its own stage.",
        L20="A solution that may be offered costs more than the goodwill limit.",
        L21="A cost and the goodwill limit are in different currencies.",
        L22="A solution that is not allowed does not say why.",
        L23="A solution that is not allowed stands under may_offer.",
        L25="There is no best solution and no right escalation: the case cannot end well.",
        L26="The best solution needs a fact that nobody can get.",
        L27="A colleague must be asked or is asked, but the plan has no consult.",
        L32="The same condition makes an escalation both right and wrong.",
        L35="A reply may take longer than the whole case.",
        L40="A canned reply uses a {field} that is not listed.",
        L42="A brace in a canned reply does not enclose the name of a field.",
        L71="A try hands over to a level that the escalation plan does not have.",
        L72="Two of the tries are the same.",
        L80="The file's name is not the scenario's id.",
        L81="Another file of the library has the same id.",
        P01="The move is not one of the moves.",
        P02="The technique is not the move's technique.",
        P03="The effect is not the move's effect.",
        P04="A pattern is not a regular expression.",
        P05="A pattern takes too long on a long reply.",
        P09="A move has no file in this language.",
        P10="Two files describe the same move.",
        P11="A pattern matches an empty text, so it matches everything.",
        P12="A move that wording can show has no patterns.",
        P15="The same example stands under matches and under near_misses.",
    )
    | _codes(
        Severity.WARNING,
        T02="A team's file changes nothing.",
        T14="An item of a lens can never reach its highest value.",
        Y06="The file begins with a byte order mark.",
        Y13="A text holds an invisible or direction-changing character.",
        Y17="A note # check: ok stands inside a text and becomes part of it.",
        Y99="The file has more problems than are shown.",
        L06="Two facts have the same value and cannot be told apart.",
        L11="A condition can never come true.",
        L12="The only ways out of a stage need one particular fact, offer or event.",
        L16="A single harming move at the start makes the customer leave.",
        L24="A good solution that needs no consult does not stand under may_offer.",
        L28="A solution costs something, but there is no goodwill limit.",
        L33="A hand-over can be right, but must_say is empty.",
        L36="A promised time has passed before the customer has finished the opening.",
        L41="A listed field does not occur in the canned reply.",
        L43="A text that is no canned reply holds a {field}, which nothing fills in.",
        L50="A note to yourself is left in a text.",
        L51="A text holds what looks like a real e-mail address, card or account number.",
        L52="The same line stands twice.",
        L54="An e-mail comes in more than one piece.",
        L58="A good reply asks for personal data where everybody reads along.",
        L60="A text is in another language than the file.",
        L61="The debrief has fewer than 2 or more than 4 points.",
        L65="The customer insults, but the file has no content warning.",
        L74="A reply of the good try asks for more than two things at once.",
        L82="The folder's name is not the scenario's language.",
        L83="The form of address does not fit the language.",
        L84="The content has changed since its version was released.",
        L85="What the agent says has the wrong form of address.",
        L90="Texts are missing in a string table.",
        L91="A text was translated from an older wording.",
        L92="A translation has other {fields} than its source.",
        L94="A rule or number differs from the scenario that this one translates.",
        P06="A move has fewer than 12 examples that must match.",
        P07="A move has fewer than 8 near misses.",
        P08="The file's place is not <language>/<technique>/<move>.yaml.",
        P13="A move has fewer than 2 or more than 4 better wordings.",
        P14="A better wording holds a field other than {name}, {fact} and {feeling}.",
        P16="The same example stands twice.",
    )
    | _codes(
        Severity.HINT,
        Y16="Lines end as on Windows.",
        L07="A fact is told in the opening, but no burst seems to mention it.",
        L08="A fact must be asked for, and nothing depends on it.",
        L09="A wording of a solution or fact has one everyday word only and is heard everywhere.",
        L18="A group has one line only: in the second try the agent knows it by heart.",
        L19="The customer uses the words by which a forbidden promise is recognised.",
        L37="One message takes longer to type than an agent may take to reply.",
        L53="A message is long for its channel.",
        L55="A customer on the phone says a link or an emoji.",
        L56="A public channel, but nothing says what is private.",
        L57="The public opening holds personal data.",
        L59="The brief, or what the customer says, reads hard.",
        L62="The wording makes fun of a group, or makes a trait the cause.",
        L63="The brief gives away what the agent should find out.",
        L64="A skill is listed that nothing in the file can show.",
        L66="The good try suggests another length than minutes says.",
        L93="A translation is much longer than its source.",
    )
)
"""Severity and meaning by code. Y: the file, S: the format, L: the meaning, P: the phrasebook,
T: a team's own files and lenses.
"""
