"""Time to the first screen, beside a trivial Textual program measured in the same run.

``python -m benchmarks.start [RUNS]`` prints minimum and median of both and the ratio of the
medians. The two programs take turns, so that a slow moment of the machine hits both.
"""

import compileall
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.pty_start import seconds_to_text

TRIVIAL = """
from textual.app import App
from textual.widgets import Static

class Trivial(App):
    def compose(self):
        yield Static("trivial program is ready")

Trivial().run()
"""


def measure(runs: int) -> tuple[list[float], list[float]]:
    """Seconds to the first screen of the trivial program and of ours, ``runs`` times each."""
    import textual  # noqa: PLC0415

    import deescalate  # noqa: PLC0415 - only to find its folder

    for package in (deescalate, textual):
        compileall.compile_dir(str(Path(package.__file__ or "").parent), quiet=2)
    trivial: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as home:
        environment = {"DEESCALATE_HOME": home, "LANG": "en_GB.UTF-8", "LC_ALL": ""}
        for run in range(runs + 1):
            pair = (
                seconds_to_text([sys.executable, "-c", TRIVIAL], "trivial program", environment),
                seconds_to_text([sys.executable, "-m", "deescalate"], "What next?", environment),
            )
            if run:  # the first pair only warms the file cache
                trivial.append(pair[0])
                ours.append(pair[1])
    return trivial, ours


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    trivial, ours = measure(runs)
    for name, seconds in (("trivial", trivial), ("deescalate", ours)):
        print(  # noqa: T201 - the benchmark's output
            f"{name:<11} min {min(seconds):.3f} s  median {statistics.median(seconds):.3f} s"
        )
    ratio = statistics.median(ours) / statistics.median(trivial)
    print(f"ratio of the medians {ratio:.2f} (wanted: at most 2)")  # noqa: T201


if __name__ == "__main__":
    main()
