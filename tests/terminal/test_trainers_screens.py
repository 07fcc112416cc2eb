"""The studio and the preview in the real program, typed key by key into a real terminal."""

from pathlib import Path

from deescalate.paths import scenario_roots
from tests.terminal.terminal import Terminal

SHIPPED = scenario_roots()[0] / "en" / "whose-frog-is-this.yaml"
ENTER, ESCAPE, SAVE, END, F6 = "\r", "\x1b", "\x13", "\x1b[F", "\x1b[17~"


def own_file(folder: Path) -> Path:
    """A copy of a shipped scenario."""
    path = folder / SHIPPED.name
    path.write_text(SHIPPED.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def test_words_typed_in_the_studio_survive_a_crash_and_are_saved(tmp_path: Path) -> None:
    path = own_file(tmp_path)
    with Terminal("scenario", "studio", str(path), home=tmp_path) as terminal:
        terminal.wait_for("format: 1")
        terminal.settle()
        terminal.send(END + " # of mine\r# second note")
        terminal.wait_for("not saved")
        terminal.settle()
        terminal.kill()
    assert "# of mine" not in path.read_text(encoding="utf-8")
    with Terminal("scenario", "studio", str(path), home=tmp_path) as terminal:
        terminal.wait_for("never saved")
        terminal.settle()
        terminal.send(ENTER)
        terminal.wait_for("# second note")
        terminal.send(SAVE)
        terminal.wait_for("· saved ·")
        terminal.send(ESCAPE)
        terminal.wait_for("What next?")
    assert path.read_text(encoding="utf-8").startswith("format: 1 # of mine\n# second note\n")


def test_the_preview_follows_the_file(tmp_path: Path) -> None:
    path = own_file(tmp_path)
    with Terminal(
        "scenario", "preview", str(path), "--watch", "--pace", "0", "--seed", "1", home=tmp_path
    ) as terminal:
        terminal.wait_for("nothing is kept")
        terminal.wait_for("whose frog this is??", seconds=60)
        terminal.settle()
        terminal.send("I look at the photo myself, right now.")
        terminal.read(0.4)
        terminal.send(ENTER)
        terminal.wait_for("● Mixed reply", "◆ Mixed reply", "reply  ")
        terminal.settle()
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("title: Whose frog", "titel: Whose frog"), encoding="utf-8")
        terminal.wait_for("The file has errors now")
        path.write_text(text.replace("title: Whose frog", "title: Our frog"), encoding="utf-8")
        terminal.wait_for("Our frog is this?")
        terminal.settle()
        assert "The file has errors now" not in terminal.text
        assert "Traceback" not in terminal.text
    assert not (tmp_path / "data" / "drafts").exists()
