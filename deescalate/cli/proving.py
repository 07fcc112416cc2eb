"""``deescalate scenario prove``: theorems and counterexamples, on the screen or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from deescalate.cli.wiring import load_settings, translator_for
from deescalate.interface.phrases import said
from deescalate.interface.safe import visible
from deescalate.workshop.prove import Proof, prove, script

if TYPE_CHECKING:
    from deescalate.interface.catalogue import Translator
    from deescalate.model.scenario import Scenario


def prove_all(scenarios: Sequence[Scenario], states: int, *, as_json: bool) -> int:
    """Prove what can be proved of every scenario and show it; returns how many theorems fail."""
    console, t = Console(), translator_for(load_settings().settings)
    proofs: dict[str, Proof] = {}
    for scenario in scenarios:
        with console.status(t("exploring {id}", id=scenario.id)):
            proof = prove(scenario, states)
        proofs[scenario.id] = proof
        if not as_json:
            _show(console, t, scenario, proof)
    if as_json:
        shown = {name: _jsonable(proof) for name, proof in proofs.items()}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    return sum(not theorem.holds for proof in proofs.values() for theorem in proof.theorems)


def _show(console: Console, t: Translator, scenario: Scenario, proof: Proof) -> None:
    console.print(Text(f"{visible(scenario.title)}  ({scenario.id})", style="bold"))
    for theorem in proof.theorems:
        mark = t("proved") if theorem.holds else t("FAILS ")
        detail = f": {said(t, theorem.detail)}" if theorem.detail else ""
        console.print(Text(f"  {mark}  {said(t, theorem.name)}{detail}"))
        if theorem.counterexample:
            console.print(f"  {t('shortest counterexample, as the steps of a try:')}")
            click.echo(visible(script(theorem.counterexample)))
    rest = t("everything there is") if proof.complete else t("more with --states")
    explored = t("{n} states explored, {rest}", n=proof.states, rest=rest)
    console.print(f"  {explored}\n")


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
