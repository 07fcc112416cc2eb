"""The real program in a real pseudo-terminal, its screen kept by a terminal emulator."""

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from fcntl import ioctl
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte


class Terminal:
    """Runs ``python -m deescalate ARGS`` and shows what a user would see."""

    def __init__(
        self,
        *args: str,
        home: Path,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._leader, follower = pty.openpty()
        ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "deescalate", *args],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            env={
                **{name: os.environ[name] for name in os.environ.keys() - {"COLUMNS", "LINES"}},
                "TERM": "xterm-256color",
                "LANG": "en_GB.UTF-8",
                "LC_ALL": "en_GB.UTF-8",
                "DEESCALATE_HOME": str(home),
                **(environment or {}),
            },
            start_new_session=True,
        )
        os.close(follower)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        os.close(self._leader)

    @property
    def text(self) -> str:
        """The screen as it stands."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float = 0.1) -> None:
        """Let the program write for some time."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            ready, _, _ = select.select([self._leader], [], [], left)
            if not ready:
                return
            try:
                data = os.read(self._leader, 65536)
            except OSError:
                return
            self._stream.feed(data)

    def wait_for(self, *texts: str, seconds: float = 30.0) -> str:
        """Read until one of ``texts`` is on the screen; say which."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.read(0.1)
            for text in texts:
                if text in self.text:
                    return text
        raise AssertionError(f"none of {texts} on the screen:\n{self.text}")

    def settle(self, quiet: float = 1.2, seconds: float = 20.0) -> None:
        """Read until the screen has not changed for ``quiet`` seconds, its clocks aside."""
        until = time.monotonic() + seconds
        before, since = "", time.monotonic()
        while time.monotonic() < until:
            self.read(0.1)
            words = re.sub(r"\d", "", self.text)
            if words != before:
                before, since = words, time.monotonic()
            elif time.monotonic() - since > quiet:
                return

    def send(self, keys: str) -> None:
        """Type ``keys`` as one burst."""
        os.write(self._leader, keys.encode())

    def kill(self) -> None:
        """SIGKILL, as a crash of the machine would."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
