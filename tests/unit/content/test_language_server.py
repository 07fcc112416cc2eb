"""What an editor shows: the YAML language server with the schema and the README's first line.

Needs Node.js and the package ``yaml-language-server`` (in the path, or its program named by the
variable YAML_LANGUAGE_SERVER); left out where they are missing.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tools.schema import WRITTEN

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENT = (ROOT / "docs" / "en" / "reference.md").read_text(encoding="utf-8")
(DOOR,) = re.findall(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL)
(MODELINE,) = re.findall(r"^# yaml-language-server: .*$", README, re.MULTILINE)

PROGRAM = os.environ.get("YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")
needs_server = pytest.mark.skipif(
    PROGRAM is None or shutil.which("node") is None,
    reason="Node.js or the package yaml-language-server is not installed",
)


class Server:
    """The language server, spoken to over its standard input and output."""

    def __init__(self, folder: Path) -> None:
        assert PROGRAM is not None
        self._process = subprocess.Popen(
            [PROGRAM, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._number = 0
        place = {"uri": folder.as_uri(), "name": "scenarios"}
        self.ask(
            "initialize",
            processId=None,
            rootUri=place["uri"],
            workspaceFolders=[place],
            capabilities={"textDocument": {"publishDiagnostics": {}}},
        )
        self.tell("initialized")
        yaml = {"validate": True, "completion": True, "schemaStore": {"enable": False}}
        self.tell("workspace/didChangeConfiguration", settings={"yaml": yaml})

    def ask(self, method: str, **params: Any) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        return next(each["result"] for each in self._answers() if each.get("id") == self._number)

    def tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def complaints(self, file: Path) -> list[tuple[int, str]]:
        """Lines, from 1, and messages of everything that it underlines in a file."""
        text = file.read_text(encoding="utf-8")
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        found = next(
            each["params"]["diagnostics"]
            for each in self._answers()
            if each.get("method") == "textDocument/publishDiagnostics"
        )
        return [(each["range"]["start"]["line"] + 1, each["message"]) for each in found]

    def close(self) -> None:
        self._process.kill()
        self._process.communicate(timeout=10)

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._process.stdin.flush()

    def _answers(self) -> Iterator[dict[str, Any]]:
        """Messages as they come; its questions about settings are answered with nothing."""
        stream = self._process.stdout
        assert stream is not None
        while head := stream.readline():
            length = int(head.split(b":")[1])
            while stream.readline().strip():
                pass
            message: dict[str, Any] = json.loads(stream.read(length))
            if "method" in message and "id" in message:
                items = message.get("params", {}).get("items", [])
                self._send({"id": message["id"], "result": [None for _ in items]})
            else:
                yield message


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    shutil.copy(WRITTEN, tmp_path / "scenario.schema.json")
    server = Server(tmp_path)
    yield server
    server.close()


def written(folder: Path, text: str) -> Path:
    path = folder / "wrong-door.yaml"
    path.write_text(f"{MODELINE}\n{text}", encoding="utf-8")
    return path


def test_the_readme_shows_editors_the_file_that_it_tells_to_save() -> None:
    name = MODELINE.partition("$schema=")[2]
    assert f"deescalate scenario schema > {name}`" in README
    assert name == WRITTEN.name


@needs_server
def test_a_sound_file_is_not_underlined(server: Server, tmp_path: Path) -> None:
    assert server.complaints(written(tmp_path, DOOR)) == []


@needs_server
def test_mistakes_are_underlined_where_they_are(server: Server, tmp_path: Path) -> None:
    text = DOOR.replace("level: starter", "level: easy").replace("patience:", "patiense:")
    path = written(tmp_path, text)
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [(lines[line - 1].strip(), message) for line, message in server.complaints(path)]
    assert any(line == "level: easy" and "starter" in message for line, message in found)
    assert any(line.startswith("patiense") for line, message in found)


@needs_server
def test_values_are_completed_and_keys_explained(server: Server, tmp_path: Path) -> None:
    path = written(tmp_path, DOOR.replace("level: starter", "level: "))
    server.complaints(path)
    line = path.read_text(encoding="utf-8").splitlines().index("level: ")
    place = {"textDocument": {"uri": path.as_uri()}}
    offered = server.ask(
        "textDocument/completion", **place, position={"line": line, "character": 7}
    )
    assert {"starter", "standard", "hard"} <= {each["label"] for each in offered["items"]}
    shown = server.ask("textDocument/hover", **place, position={"line": line + 1, "character": 2})
    assert "How long a good conversation takes" in json.dumps(shown)
