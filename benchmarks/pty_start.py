"""Start a terminal program in a real pseudo-terminal and time its first screen."""

import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from fcntl import ioctl

ROWS, COLUMNS = 40, 120


def seconds_to_text(
    command: Sequence[str], text: str, environment: Mapping[str, str], limit: float = 60.0
) -> float:
    """Seconds from starting ``command`` until ``text`` was written to its terminal.

    Raises:
        TimeoutError: the text did not appear within ``limit`` seconds.
    """
    leader, follower = pty.openpty()
    ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    begun = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own command line
        list(command),
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**os.environ, **environment, "TERM": "xterm-256color"},
        start_new_session=True,
    )
    os.close(follower)
    seen = b""
    try:
        while time.perf_counter() - begun < limit:
            ready, _, _ = select.select([leader], [], [], 0.01)
            if not ready:
                continue
            try:
                seen += os.read(leader, 65536)
            except OSError:
                break
            if text.encode() in seen:
                return time.perf_counter() - begun
        raise TimeoutError(f"{text!r} did not appear; the screen holds {seen[-300:]!r}")
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(leader)
