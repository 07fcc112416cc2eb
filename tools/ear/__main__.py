"""``python -m tools.ear``: fit the ear on the rated conversations and write ``ear.npz``."""

import io
import sys
import time
from pathlib import Path
from typing import Final

import click
import numpy as np
from threadpoolctl import threadpool_limits

from deescalate.analysis.encoder import UniversalSentenceEncoder
from deescalate.analysis.fitted import FILE, Fitted, as_kept, to_arrays
from deescalate.cli.wiring import load_moves
from tools.ear.crossval import report
from tools.ear.fit import fit, fit_heads
from tools.ear.material import Listener, hear_all, rated, rated_files
from tools.ear.outside import tweets

PLACE: Final = Path(__file__).parents[2] / "deescalate" / "analysis" / FILE


def main(arguments: list[str]) -> int:
    """Fit and write; with ``--report`` print cross-validated figures instead of writing."""
    began = time.monotonic()
    moves, _ = load_moves()
    encoder = UniversalSentenceEncoder()
    heard = hear_all(list(rated(rated_files())), Listener(moves, encoder))
    heads = fit_heads(moves, encoder)
    click.echo(f"heard {len(heard)} conversations in {time.monotonic() - began:.0f} s")
    if "--report" in arguments:
        click.echo(report(heard, heads, tweets()))
        return 0
    fitted = fit(heard, heads, tweets())
    write(fitted, PLACE)
    click.echo(f"{PLACE.name}: {PLACE.stat().st_size / 1e6:.2f} MB, {as_kept(fitted).digest}")
    click.echo(f"overall = {fitted.overall_weights} · levels + {fitted.overall_bias:.2f}")
    click.echo(
        f"flags above {np.round(fitted.flag_threshold, 2)}; {time.monotonic() - began:.0f} s"
    )
    return 0


def write(fitted: Fitted, place: Path) -> None:
    """Write the fitted values; the same values give the same bytes."""
    content = io.BytesIO()
    np.savez_compressed(content, **to_arrays(fitted))  # type: ignore[arg-type]
    place.write_bytes(content.getvalue())


if __name__ == "__main__":
    # Small matrices: more threads only wait for each other on a busy machine.
    with threadpool_limits(1):
        status = main(sys.argv[1:])
    sys.exit(status)
