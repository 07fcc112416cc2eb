"""A program of its own that appends turns and says so: ``python -m ... FILE [LIMIT]``.

Prints ``saved N`` after each turn, and the sentence of the error that stops it. With LIMIT no
file may grow beyond that many bytes, as if the disk were full.
"""

import resource
import signal
import sys
from pathlib import Path

from deescalate.errors import HistoryError
from deescalate.history import Store
from tests.unit.history.samples import make_record, make_turn


def main(path: Path, limit: int | None) -> None:
    """Append until killed or refused."""
    if limit is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with Store.open(path) as store:
            store.begin(make_record())
            for index in range(10_000):
                store.append(make_record().id, make_turn(index, f"Reply {index} " * 50))
                print(f"saved {index}", flush=True)  # noqa: T201 - read by the test
    except HistoryError as error:
        print(error, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
