"""What importing the room costs: nothing heavy before the first file is read."""

import subprocess
import sys

CODE = """
import sys
import deescalate.paths
import deescalate.content.library
import deescalate.content.phrases
import deescalate.content.problems
print(*(name for name in ("yaml", "pydantic", "platformdirs", "tempfile") if name in sys.modules))
"""


def test_the_doors_of_the_room_load_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
