"""``scenario prove``: what is reachable in a scenario, whatever is said and however it is heard.

The customer's reactions are explored with idealised acts (see ``ideal``) breadth first, states that
differ in nothing that matters being one. A proof holds for what was explored: ``complete`` says
whether that was everything. The theorems:

* every stage is reached, and a calm ending, if the file has a way to one;
* from every state reached a faultless agent still finds a calm ending, patience aside;
* a faultless agent ends calm within the customer's patience;
* an agent that only harms never ends calm.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import count, islice
from typing import Final

from deescalate import customer
from deescalate.customer.conditions import atom_holds, holds
from deescalate.interface.phrases import phrase
from deescalate.model.conditions import Atom, Subject
from deescalate.model.scenario import Scenario, Stage
from deescalate.model.session import CustomerState, Ending, Reaction
from deescalate.workshop import ideal
from deescalate.workshop.faultless import next_act, right_path
from deescalate.workshop.ideal import IdealAct
from deescalate.workshop.playing import CALM
from deescalate.workshop.words import ENDINGS

MOST_STATES: Final = 600
"""States that are looked at breadth first, and at most on the way to a hand-over."""


_SEED: Final = 1
_STEP: Final = 20.0
_WAITED: Final = 8.0
_TENSION, _CONNECTION = 8, 25
"""Points of the gauges that make two states differ."""

Key = tuple[object, ...]
Path = tuple[IdealAct, ...]


@dataclass(frozen=True, slots=True)
class Theorem:
    """What was to be proved, whether it holds, and if not the shortest way to see it fail."""

    name: str
    holds: bool
    detail: str = ""
    counterexample: Path = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """What was explored and what follows. ``complete`` if no state was left out."""

    theorems: tuple[Theorem, ...]
    states: int
    complete: bool
    endings: frozenset[Ending]
    gates: frozenset[tuple[str, str]]

    @property
    def holds(self) -> bool:
        """Whether every theorem holds."""
        return all(theorem.holds for theorem in self.theorems)


@dataclass(frozen=True, slots=True)
class _Node:
    state: CustomerState
    path: Path


@dataclass
class _Space:
    """What breadth-first exploration has found, with the shortest way to each thing."""

    nodes: list[_Node]
    stages: dict[Stage, Path]
    endings: dict[Ending, Path]
    gates: set[tuple[str, str]]
    complete: bool = True


def prove(scenario: Scenario, most_states: int = MOST_STATES) -> Proof:
    """Explore a scenario and prove what can be proved of it. Pure and always the same."""
    space = _explore(scenario, most_states)
    theorems = (
        *_reachable(scenario, space),
        _never_trapped(scenario, space),
        _faultless(scenario),
        _harm_never_wins(scenario),
    )
    return Proof(
        theorems, len(space.nodes), space.complete, frozenset(space.endings), frozenset(space.gates)
    )


def script(path: Path) -> str:
    """A counterexample as the steps of a try, to be read or put into a file."""
    lines: list[str] = []
    for act in path:
        step = act.step
        lines.append(f"    # {act.name}")
        if step.consult:
            lines += ["    - consult: |", f"        {step.consult}"]
        elif step.hand_over is not None:
            lines += [f"    - hand_over: {step.hand_over}", "      summary: |"]
            lines.append(f"        {step.summary}")
        elif step.say:
            lines += ["    - |", f"      {step.say}"]
    return "\n".join(lines)


def _react(scenario: Scenario, state: CustomerState, act: IdealAct) -> Reaction:
    at = _STEP * (1 + state.turns + state.consults + state.silences)
    timing = customer.Timing(at=at, waited=_WAITED, previous=at - _STEP)
    return customer.react(scenario, _SEED, state, act.act(at), act.analysis, timing)


# --- exploring ---------------------------------------------------------------------------------


def _acts(scenario: Scenario, state: CustomerState) -> Iterator[IdealAct]:
    """Everything that may be done in a state."""
    unknown = ideal.unknown_facts(scenario, state)
    yield next_act(scenario, state)
    yield ideal.listen(scenario, state)
    if unknown:
        yield ideal.listen(scenario, state, unknown[:1])
    if not state.consulted:
        yield from islice(ideal.consults(scenario), 1)
    if state.stage is not Stage.VENTING:
        for solution in scenario.solutions:
            yield ideal.offer(state, solution)
    if path := right_path(scenario, state):
        yield ideal.hand_over(scenario, path)
    for move in ideal.harms_of(scenario):
        yield ideal.harm(move)
    yield ideal.silence()


def _explore(scenario: Scenario, most_states: int) -> _Space:
    key_of = _Keys(scenario)
    first, _ = customer.opening(scenario, _SEED)
    space = _Space([], {first.stage: ()}, {}, set())
    waiting = deque([_Node(first, ())])
    seen = {key_of(first)}
    while waiting:
        node = waiting.popleft()
        space.nodes.append(node)
        for act in _acts(scenario, node.state):
            reaction = _react(scenario, node.state, act)
            path = (*node.path, act)
            if change := reaction.stage_change:
                condition = change.reason.details.get("condition", "")
                space.gates.add((change.before.key, condition))
            space.stages.setdefault(reaction.state.stage, path)
            if reaction.ending is not None:
                space.endings.setdefault(reaction.ending, path)
                continue
            key = key_of(reaction.state)
            if key in seen:
                continue
            if len(seen) >= most_states:
                space.complete = False
                continue
            seen.add(key)
            waiting.append(_Node(reaction.state, path))
    return space


def _seek_hand_over(scenario: Scenario) -> Path | None:
    """A way to a right hand-over: first where fewest of its conditions' tests are missing."""
    key_of = _Keys(scenario)
    first, _ = customer.opening(scenario, _SEED)
    order = count()
    waiting = [(_missing(scenario, first), next(order), _Node(first, ()))]
    seen = {key_of(first)}
    for _ in range(MOST_STATES):
        if not waiting:
            break
        _, _, node = heappop(waiting)
        for act in _acts(scenario, node.state):
            reaction = _react(scenario, node.state, act)
            path = (*node.path, act)
            if reaction.ending is Ending.HANDED_OVER_RIGHTLY:
                return path
            key = key_of(reaction.state)
            if reaction.ending is None and key not in seen:
                seen.add(key)
                found = _Node(reaction.state, path)
                heappush(waiting, (_missing(scenario, reaction.state), next(order), found))
    return None


def _missing(scenario: Scenario, state: CustomerState) -> float:
    """How far a state is from a right hand-over: tests that do not hold, in the best case."""
    return min(
        (
            sum(_lacking(scenario, state, atom) for atom in condition.atoms)
            + sum(holds(scenario, state, wrong) for wrong in path.wrong_when)
            for path in scenario.escalation.paths
            for condition in path.right_when
        ),
        default=0.0,
    )


def _lacking(scenario: Scenario, state: CustomerState, atom: Atom) -> float:
    """0 if a test holds, else up to 1; less the closer a count or a gauge has come."""
    if atom_holds(scenario, state, atom):
        return 0.0
    if atom.negated:
        return 1.0
    if atom.subject is Subject.EVENT:
        return 1.0 - state.events.get(atom.name, 0) / (atom.number + 1) - state.tension / 1000
    if atom.subject is Subject.TENSION:
        history = state.tension_history[-atom.turns :]
        met = sum((value > atom.number) is atom.above for value in history)
        return 1.0 - met / (atom.turns + 1) - state.tension / 1000
    return 1.0


class _Keys:
    """What makes two states of one scenario differ: gauges roughly, and all that conditions,
    offers and endings look at.
    """

    def __init__(self, scenario: Scenario) -> None:
        self._atoms = tuple(_atoms(scenario))
        self._moves = _names(self._atoms, Subject.MOVE)
        self._events = _names(self._atoms, Subject.EVENT)
        self._used = frozenset(_names(self._atoms, Subject.FACT_USED))
        self._turns = max(
            (atom.number for atom in self._atoms if atom.subject is Subject.AFTER_TURNS), default=0
        )
        self._lasting = max((atom.turns for atom in self._atoms), default=1)

    def __call__(self, state: CustomerState) -> Key:
        """The key of a state."""
        recent = state.tension_history[-self._lasting :] if self._lasting > 1 else ()
        return (
            state.stage,
            state.tension // _TENSION,
            state.connection // _CONNECTION,
            frozenset(state.facts_told),
            frozenset(state.facts_used) & self._used,
            tuple(min(state.move_counts.get(name, 0), most) for name, most in self._moves.items()),
            tuple(min(state.events.get(name, 0), most) for name, most in self._events.items()),
            state.consulted,
            min(state.turns_in_stage, self._turns),
            bool(state.offered),
            state.on_table,
            state.accepted,
            tuple(value // _TENSION for value in recent),
        )


def _atoms(scenario: Scenario) -> Iterator[Atom]:
    for plan in scenario.stages:
        for gate in plan.gates:
            for condition in gate.when:
                yield from condition.atoms
    for path in scenario.escalation.paths:
        for condition in (*path.right_when, *path.wrong_when):
            yield from condition.atoms


def _names(atoms: tuple[Atom, ...], subject: Subject) -> dict[str, int]:
    """Names that atoms of a kind look at, with the highest number that any of them needs."""
    found: dict[str, int] = {}
    for atom in atoms:
        if atom.subject is subject:
            found[atom.name] = max(found.get(atom.name, 0), atom.number, 1)
    return found


# --- theorems ----------------------------------------------------------------------------------


def _reachable(scenario: Scenario, space: _Space) -> Iterator[Theorem]:
    for stage in Stage:
        yield Theorem(phrase("stage {stage} is reached", stage=stage.key), stage in space.stages)
    if ideal.best_solutions(scenario):
        reached = Ending.RESOLVED_CALM in space.endings
        yield Theorem(phrase("the case can be resolved calmly"), reached)
    if any(path.right_when for path in scenario.escalation.paths):
        reached = Ending.HANDED_OVER_RIGHTLY in space.endings
        way = () if reached else _seek_hand_over(scenario)
        yield Theorem(phrase("a right hand-over is reached"), way is not None)


def _never_trapped(scenario: Scenario, space: _Space) -> Theorem:
    """From every state a faultless agent ends calm if the customer's patience starts anew."""
    name = phrase("from every state a faultless agent still finds a calm ending")
    key_of = _Keys(scenario)
    good: set[Key] = set()
    for node in space.nodes:
        trail: list[Key] = []
        state = replace(node.state, turns=min(node.state.turns, 1), silences=0)
        acts: list[IdealAct] = []
        while True:
            key = key_of(state)
            if key in good:
                break
            trail.append(key)
            act = next_act(scenario, state)
            acts.append(act)
            reaction = _react(scenario, state, act)
            state = reaction.state
            if reaction.ending in CALM:
                break
            if reaction.ending is not None:
                detail = phrase("it ends: {ending}", ending=ENDINGS[reaction.ending])
                return Theorem(name, holds=False, detail=detail, counterexample=(*node.path, *acts))
        good.update(trail)
    return Theorem(name, holds=True, detail=phrase("{n} states", n=len(space.nodes)))


def _faultless(scenario: Scenario) -> Theorem:
    patience = scenario.emotion.patience
    state, ending, acts = _to_the_end(scenario, lambda state, _: next_act(scenario, state))
    calm = ending in CALM and state.turns <= patience
    return Theorem(
        phrase("a faultless agent ends calm within {n} replies", n=patience),
        calm,
        phrase("{ending} after {n} replies", ending=ENDINGS[ending], n=state.turns),
        () if calm else acts,
    )


def _harm_never_wins(scenario: Scenario) -> Theorem:
    """Every harm alone, and all of them in turn."""
    name = phrase("an agent that only harms never ends calm")
    harms = ideal.harms_of(scenario)
    for order in (*((move,) for move in harms), harms):
        _, ending, acts = _to_the_end(scenario, _in_turn(order))
        if ending in CALM:
            return Theorem(name, holds=False, detail=ENDINGS[ending], counterexample=acts)
    return Theorem(name, holds=True, detail=phrase("{n} harms, alone and together", n=len(harms)))


def _in_turn(harms: tuple[str, ...]) -> Callable[[CustomerState, int], IdealAct]:
    return lambda _state, done: ideal.harm(harms[done % len(harms)])


def _to_the_end(
    scenario: Scenario, choose: Callable[[CustomerState, int], IdealAct]
) -> tuple[CustomerState, Ending, Path]:
    """The last state, the ending and all acts if ``choose`` (state, acts so far) decides."""
    state, _ = customer.opening(scenario, _SEED)
    acts: list[IdealAct] = []
    while True:
        acts.append(choose(state, len(acts)))
        reaction = _react(scenario, state, acts[-1])
        state = reaction.state
        if reaction.ending is not None:
            return state, reaction.ending, tuple(acts)
