"""The one command that checks everything comes to an end, whatever happens to the tests."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIES = "import os\ndef test_dies(): os._exit(9)\n"
PASSES = "import pytest\n@pytest.mark.parametrize('n', range(5))\ndef test_passes(n): pass\n"


def test_a_process_that_dies_ends_the_run_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "test_a.py").write_text(DIES, "utf-8")
    for name in "bcdef":
        (tmp_path / f"test_{name}.py").write_text(PASSES, "utf-8")
    (line,) = (line for line in (ROOT / "check").read_text("utf-8").splitlines() if "-m pytest" in line)
    _, options = line.split("-m pytest")
    beside_each_other = [each for each in shlex.split(options.replace("auto", "2")) if each != "$@"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "xdist", *beside_each_other, "-c", os.devnull, str(tmp_path)],
        cwd=tmp_path,
        env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert "crashed while running 'test_a.py::test_dies'" in done.stdout
    assert "crashed and worker restarting disabled" in done.stdout
