"""Memory of all processes of the program against okular's, with the 500 pages opened and scrolled through.

PSS: what a process has alone, and its share of what it has with others (libraries). Linux alone tells it.
Both run one after the other on one virtual screen. Needs Xvfb, xdotool and okular.

    .venv/bin/python tests/benchmarks/memory.py [--pages N] [--file PATH]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import measuring
from first_page import prepared
from PySide6.QtGui import QGuiApplication
from pyvirtualdisplay import Display

AIM = 1.6
SETTLED_S = 8.0
PAGES_DOWN = 60


def processes(first: int) -> list[int]:
    """The process and all it has started."""
    found = [first]
    for task in Path(f"/proc/{first}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += processes(int(child))
    return found


def pss(process: int) -> int:
    """Its proportional set size in bytes."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def together(process: int) -> float:
    """PSS of the process and all it has started, in MB."""
    return sum(pss(each) for each in processes(process)) / 2**20


def measured(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """MB of the program that `command` starts: with the document open, and after scrolling through pages."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        time.sleep(SETTLED_S)
        opened = together(process.pid)
        for _page in range(PAGES_DOWN):
            moves = ["xdotool", "mousemove", "720", "500", "click", "--repeat", "8", "--delay", "10", "5"]
            subprocess.run(moves, env=environment, check=True)
            time.sleep(0.1)
        time.sleep(3)
        return opened, together(process.pid)
    finally:
        os.killpg(process.pid, 15)
        process.wait()


def main() -> None:
    """Print both programs' memory and the ratios."""
    options = measuring.arguments(__doc__ or "", runs=1)
    with tempfile.TemporaryDirectory() as name, Display(visible=False, size=(1440, 900)):
        application = QGuiApplication(["memory"])
        ours, theirs, environment = prepared(Path(name), measuring.document(options))
        mine, reference = measured(ours, environment), measured(theirs, environment)
        for place, state in enumerate(("document open", "scrolled through pages")):
            ratio = mine[place] / reference[place]
            verdict = "within" if ratio <= AIM else "ABOVE"
            print(
                f"{state:24} protokollen {mine[place]:6.0f} MB   okular {reference[place]:6.0f} MB"
                f"   ratio {ratio:.2f}, {verdict} the aim of {AIM:g}"
            )
        application.quit()


if __name__ == "__main__":
    sys.exit(main())
