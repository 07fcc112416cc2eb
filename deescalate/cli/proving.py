"""``deescalate scenario prove``: theorems and counterexamples, on the screen or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from deescalate.interface.safe import visible
from deescalate.workshop.prove import Proof, prove, script

if TYPE_CHECKING:
    from deescalate.model.scenario import Scenario


def prove_all(scenarios: Sequence[Scenario], states: int, *, as_json: bool) -> int:
    """Prove what can be proved of every scenario and show it; returns how many theorems fail."""
    console = Console()
    proofs: dict[str, Proof] = {}
    for scenario in scenarios:
        with console.status(f"exploring {scenario.id}"):
            proof = prove(scenario, states)
        proofs[scenario.id] = proof
        if not as_json:
            _show(console, scenario, proof)
    if as_json:
        shown = {name: _jsonable(proof) for name, proof in proofs.items()}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    return sum(not theorem.holds for proof in proofs.values() for theorem in proof.theorems)


def _show(console: Console, scenario: Scenario, proof: Proof) -> None:
    console.print(Text(f"{visible(scenario.title)}  ({scenario.id})", style="bold"))
    for theorem in proof.theorems:
        mark = "proved" if theorem.holds else "FAILS "
        detail = f": {theorem.detail}" if theorem.detail else ""
        console.print(Text(f"  {mark}  {theorem.name}{detail}"))
        if theorem.counterexample:
            console.print("  shortest counterexample, as the steps of a try:")
            click.echo(visible(script(theorem.counterexample)))
    rest = "everything there is" if proof.complete else "more with --states"
    console.print(f"  {proof.states} states explored, {rest}\n")


def _jsonable(proof: Proof) -> dict[str, object]:
    return {
        "holds": proof.holds,
        "states": proof.states,
        "complete": proof.complete,
        "endings": sorted(ending.value for ending in proof.endings),
        "theorems": [
            {
                "name": theorem.name,
                "holds": theorem.holds,
                "detail": theorem.detail,
                "counterexample": [act.name for act in theorem.counterexample],
            }
            for theorem in proof.theorems
        ],
    }
