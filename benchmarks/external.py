"""The ear beside public sets that people have labelled, each measure beside a one-line rule.

``python -m benchmarks.external FOLDER [--json]`` reads the sets from FOLDER (JSON lines; they are
not in the project) and prints what the ear reaches, what a one-line rule reaches in the same run
(``floor``), what such a rule was known to reach (``known``), what "yes" to every row would reach
(``all yes``) and, where known, a single human. A file that is not there leaves "-".

The known figures come from the notes made when the sets were collected, on their development parts;
of the rules only those for questions and apologies were written down, so the others are relatives.
All this says how well the ear carries over to other kinds of talk, not how well it judges service.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Final

import click

from benchmarks.figures import Answer, Line, Number, Report, f1, ranking, table, yes_or_no
from benchmarks.labelled import Folder, Row, path_of
from deescalate import paths
from deescalate.cli import batch, wiring
from deescalate.measures.agreement import share
from deescalate.model.analysis import (
    HARMS,
    Analyst,
    ConversationAnalyst,
    Flag,
    ReplyAnalysis,
    ReplyContext,
    Speaker,
    Utterance,
)
from deescalate.model.language import Language

COUNSELLING: Final = ("oncoco_de", "oncoco_en")
APOLOGIES: Final = "goemotions"
POLITENESS: Final = "stanford_politeness"
ANGER: Final = ("brighter_en", "brighter_de")
TWEETS: Final = "ibm_twitter_cc"
SETS: Final = (*COUNSELLING, APOLOGIES, POLITENESS, *ANGER, TWEETS)

QUESTIONS: Final = frozenset({"clarifying-question", "open-question", "checks-understanding"})
REFLECTIONS: Final = frozenset(
    {"paraphrases", "restates-fact", "validates", "names-feeling", "takes-perspective"}
)
OWNING: Final = frozenset({"apology", "takes-responsibility"})
MOST_ALARMS: Final = 0.02
"""The share of real agents' tweets with a harm flag that is wanted at most."""

_SORRY: Final = re.compile(r"sorry|apolog", re.IGNORECASE)
_REFLECTS: Final = re.compile(
    r"^\W*(?:so )?(?:you|du|sie|ihr)\b|\b(?:sounds|seems|feel|klingt|scheint|fühl)", re.IGNORECASE
)
_POLITE: Final = re.compile(
    r"\b(?:please|thanks?|sorry|appreciate|could you|would you|hi|hello)\b", re.IGNORECASE
)
_ANGRY: Final = re.compile(
    r"!|scheiß|wütend|ärger|unverschämt|hass|frech|fuck|shit|hate|angry|furious|damn", re.IGNORECASE
)
_CURT: Final = re.compile(r"\b(?:unfortunately|policy|cannot|can't|calm down)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ear:
    """What is measured. ``asks`` says whether the reader marks a sentence of a text as question."""

    analyst: Analyst
    judge: ConversationAnalyst
    asks: Callable[[str, Language], bool]

    def hear(self, row: Row) -> ReplyAnalysis:
        """The analysis of a row's reply in its context."""
        turns = tuple(Utterance(turn.speaker, turn.text) for turn in row.context)
        return self.analyst.analyse(row.reply, ReplyContext(language=row.lang, turns=turns))

    def anger(self, row: Row) -> float:
        """The anger 0..4 of a row's text, taken as a customer's only message."""
        said = (Utterance(Speaker.CUSTOMER, row.reply),)
        return self.judge.judge(said, row.lang).anger[0][1]


def counselling(name: str, rows: Iterable[Row], ear: Ear) -> Iterator[Line]:
    """OnCoCo (counselling, single messages of the counsellor): questions and reflections.

    Known floors, from the German file and taken for both: "?" reaches F1 .92 for questions, a rule
    .41 for reflections. Ours for reflections is a text that opens with the person addressed or says
    that something sounds, seems or is felt: the best of a few tried on these files, so flattered.
    """
    questions: list[Answer] = []
    reflections: list[Answer] = []
    for row in rows:
        asked, reflected = row.dims.get("listen_question"), row.dims.get("listen_reflect")
        if asked is None and reflected is None:
            continue
        moves = set(ear.hear(row).moves())
        if asked is not None:
            asking = bool(moves & QUESTIONS) or ear.asks(row.reply, row.lang)
            questions.append(Answer(asked > 0, asking, "?" in row.reply))
        if reflected is not None:
            rule = bool(_REFLECTS.search(row.reply))
            reflections.append(Answer(reflected > 0, bool(moves & REFLECTIONS), rule))
    yield from yes_or_no(name, "questions", questions, known=0.92)
    yield from yes_or_no(name, "reflections", reflections, known=0.41)


def owns(analysis: ReplyAnalysis) -> bool:
    """Whether a reply apologises, be it with a formula."""
    return any(
        finding.move in OWNING
        or (finding.move == "hollow-formula" and _SORRY.search(finding.quote))
        for finding in analysis.findings
    )


def apologies(rows: Iterable[Row], ear: Ear) -> Iterator[Line]:
    """GoEmotions (Reddit): remorse as apology. Known floor: ``sorry|apolog`` reaches F1 .87."""
    answers = [
        Answer(row.dims["apology"] > 0, owns(ear.hear(row)), bool(_SORRY.search(row.reply)))
        for row in rows
        if "apology" in row.dims
    ]
    yield from yes_or_no(APOLOGIES, "apology", answers, known=0.87)


def politeness(rows: Iterable[Row], ear: Ear) -> tuple[list[Line], float | None]:
    """Stanford politeness (requests of Wikipedia and Stack Exchange, outer quartiles): the tone.

    Polite is a tone above the median of all tones, which is given back too. Known floor: a rule for
    markers of politeness reaches F1 .52; half of the rows are polite, so "yes" to all reaches .67.
    """
    tones: list[float] = []
    told: list[tuple[bool, int]] = []
    numbers: list[Number] = []
    for row in rows:
        polite, score = row.dims.get("polite"), row.label("normalized_score")
        if polite is None or score is None:
            continue
        markers = len(_POLITE.findall(row.reply))
        tones.append(ear.hear(row).levels.tone)
        told.append((polite > 0, markers))
        numbers.append(Number(score, tones[-1], markers))
    middle = median(tones) if tones else None
    answers = [
        Answer(polite, middle is not None and tone > middle, markers > 0)
        for tone, (polite, markers) in zip(tones, told, strict=True)
    ]
    lines = [
        *yes_or_no(POLITENESS, "polite", answers, known=0.52),
        ranking(POLITENESS, "tone", numbers),
    ]
    return lines, middle


def angers(rows: Iterable[Row], ear: Ear) -> list[Number]:
    """BRIGHTER (social media): anger 0..3 by people, 0..4 by the ear, the rule's matches."""
    return [
        Number(label, ear.anger(row), len(_ANGRY.findall(row.reply)))
        for row in rows
        if (label := row.label("anger")) is not None
    ]


def angry(numbers: Sequence[Number], threshold: float | None) -> list[Answer]:
    """Angry at all for the people; so much anger for the ear; one match for the rule."""
    return [
        Answer(
            number.gold >= 1,
            threshold is not None and number.ear >= threshold,
            number.floor > 0,
        )
        for number in numbers
    ]


def best_threshold(numbers: Sequence[Number]) -> float | None:
    """The ear's anger, in steps of .1, from which on F1 is best; the lowest of equals."""
    if not numbers:
        return None
    steps = [step / 10 for step in range(1, 41)]
    return max(steps, key=lambda step: f1((a.gold, a.ear) for a in angry(numbers, step)) or 0.0)


def anger(numbers: Mapping[str, Sequence[Number]]) -> tuple[list[Line], float | None]:
    """Lines for every language; the threshold is chosen in English and used for both.

    Known floor: a German rule reaches F1 .39. One rater reaches .64 against the majority of the
    others (German).
    """
    english, german = ANGER
    threshold = best_threshold(numbers[english])
    known = {english: (None, None), german: (0.39, 0.64)}
    lines: list[Line] = []
    for name in ANGER:
        lines.append(ranking(name, "anger", numbers[name]))
        lines.extend(yes_or_no(name, "angry", angry(numbers[name], threshold), *known[name]))
    return lines, threshold


@dataclass(frozen=True, slots=True)
class Alarm:
    """What was raised on a tweet, by the ear and by a rule; ``new`` if the fit cannot know it."""

    flags: frozenset[Flag]
    rule: bool
    new: bool


def alarms(rows: Iterable[Row], ear: Ear, seen: frozenset[str]) -> Iterator[Line]:
    """IBM customer care (real agents' tweets): the share with a flag of harm, a false alarm.

    Real agents are polite nearly always, so 2 percent are wanted at most (in the column of known
    figures). The rule is a word that refuses. ``seen`` are the tweets that the project has rated;
    the ear may be fitted on them.
    """
    heard = [
        Alarm(HARMS & set(ear.hear(row).flags), bool(_CURT.search(row.reply)), row.id not in seen)
        for row in rows
    ]
    yield _alarm_share("false alarms", heard)
    if seen:
        yield _alarm_share("false alarms, unrated tweets", [alarm for alarm in heard if alarm.new])
    for flag in sorted(HARMS):
        raised = share([flag in alarm.flags for alarm in heard])
        yield Line(TWEETS, f"  {flag}", len(heard), raised, floor=None)


def _alarm_share(what: str, heard: Sequence[Alarm]) -> Line:
    ear, rule = share([bool(one.flags) for one in heard]), share([one.rule for one in heard])
    return Line(TWEETS, what, len(heard), ear, rule, known=MOST_ALARMS)


def rated_tweets() -> frozenset[str]:
    """Ids of the tweets that the project's own ratings hold; none if there are no such ratings."""
    path = paths.phrasebook_root() / "ratings" / "ibm-customer-care.jsonl"
    if not path.is_file():
        return frozenset()
    with path.open(encoding="utf-8") as file:
        return frozenset(json.loads(line)["id"] for line in file)


def measure(folder: Folder, ear: Ear, seen: frozenset[str]) -> Report:
    """All sets of a folder, in order."""
    lines: list[Line] = []
    for name in COUNSELLING:
        lines.extend(counselling(name, folder.rows(name), ear))
    lines.extend(apologies(folder.rows(APOLOGIES), ear))
    polite, middle = politeness(folder.rows(POLITENESS), ear)
    angry_lines, threshold = anger({name: angers(folder.rows(name), ear) for name in ANGER})
    lines.extend((*polite, *angry_lines))
    lines.extend(alarms(folder.rows(TWEETS), ear, seen))
    return Report(tuple(lines), tuple(_notes(middle, threshold)), ear.analyst.version)


def _notes(middle: float | None, threshold: float | None) -> Iterator[str]:
    if middle is not None:
        yield f"Polite is a tone above the median of all tones, {middle:.2f}."
    if threshold is not None:
        yield (
            f"Angry is an anger of {threshold:.1f} or more. The threshold is the best one of "
            f"{ANGER[0]} and is used for both, so the F1 of {ANGER[0]} is flattered."
        )
    yield f"{TWEETS}: the column of known figures holds the share that is wanted at most."


def load_ear() -> Ear:
    """The ear as the program has it. Slow (seconds)."""
    from deescalate.analysis.language import Reader  # noqa: PLC0415 - it imports spaCy

    readers = {language: Reader(language) for language in Language}

    def asks(text: str, language: Language) -> bool:
        return any(sentence.question for sentence in readers[language].read(text).sentences)

    return Ear(wiring.load_analyst(), wiring.load_judge(), asks)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def main(folder: Path, as_json: bool) -> None:
    """Measure the ear on the labelled sets in FOLDER."""
    ear = load_ear()
    with batch.Bar([path_of(folder, name) for name in SETS]) as bar:
        report = measure(Folder(folder, bar), ear, rated_tweets())
    click.echo(json.dumps(asdict(report), indent=2) if as_json else table(report))


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.external")
