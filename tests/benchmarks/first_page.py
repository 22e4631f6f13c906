"""Start to the first page on screen: this program with the document it read last, against okular with it.

Both start on one virtual screen, in turns. The document's first page carries a patch in a colour nothing
else has; the time is from starting the process until that colour is on the screen. Needs Xvfb and okular.

    .venv/bin/python tests/benchmarks/first_page.py [--runs N] [--pages N] [--file PATH]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import measuring
import pymupdf
from PySide6.QtGui import QGuiApplication
from pyvirtualdisplay import Display

ROOT = Path(__file__).resolve().parent.parent.parent
PATCH = (194, 24, 91)
STEP = 12
"""Every so many pixels of the screen one is looked at; the patch is larger."""
LOOK = 0.01
"""Seconds between two looks at the screen: the program that is measured needs the processors."""
PATIENCE = 60.0
Command = list[str]


def marked_copy(source: Path, target: Path) -> None:
    """The document with the patch on its first page."""
    document = pymupdf.open(source)
    page = document[0]
    area = pymupdf.Rect(page.rect.width / 2 - 80, 260, page.rect.width / 2 + 80, 420)
    page.draw_rect(area, color=None, fill=tuple(part / 255 for part in PATCH))
    document.save(target)


def patch_on_screen() -> bool:
    """Whether the patch's colour is anywhere on the screen."""
    image = QGuiApplication.primaryScreen().grabWindow(0).toImage()
    wanted = 0xFF000000 | PATCH[0] << 16 | PATCH[1] << 8 | PATCH[2]
    across, down = range(0, image.width(), STEP), range(0, image.height(), STEP)
    return any(image.pixel(x, y) == wanted for y in down for x in across)


def until(condition: Callable[[], bool]) -> float:
    """Seconds until `condition` holds."""
    start = time.perf_counter()
    while not condition():
        if time.perf_counter() - start > PATIENCE:
            raise SystemExit("the page did not come up")
        time.sleep(LOOK)
    return time.perf_counter() - start


def timed(command: Command, environment: dict[str, str]) -> float:
    """Seconds from starting `command` until the page is on screen. The program is ended then."""
    until(lambda: not patch_on_screen())
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        return until(patch_on_screen)
    finally:
        os.killpg(process.pid, 15)
        process.wait()


def prepared(folder: Path, source: Path) -> tuple[Command, Command, dict[str, str]]:
    """The two commands, on a library and a home of their own; both have shown the document before."""
    document = folder / "referat.pdf"
    marked_copy(source, document)
    environment = os.environ | {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "PROTOKOLLEN_LIBRARY": str(folder / "library.sqlite"),
        "PROTOKOLLEN_SETTINGS": str(folder / "settings.json"),
        "QT_QPA_PLATFORM": "xcb",
    }
    main = [sys.executable, str(ROOT / "main.py")]
    okular = ["okular", str(document)]
    timed([*main, str(document)], environment)
    library = environment["PROTOKOLLEN_LIBRARY"]
    remember = (
        "import sys; from pathlib import Path; from core.library import *\n"
        "library = open_library(Path(sys.argv[1])); rows = list_meetings(library)\n"
        "remember(library, rows[0].id, Place(0, 0, 0.0)); library.close()"
    )
    subprocess.run([sys.executable, "-c", remember, library], cwd=ROOT, check=True)
    timed(okular, environment)
    return main, okular, environment


def main() -> None:
    """Print both medians and their ratio."""
    options = measuring.arguments(__doc__ or "", runs=7)
    if shutil.which("okular") is None or shutil.which("Xvfb") is None:
        raise SystemExit("okular and Xvfb are needed: apt-get install okular xvfb")
    with tempfile.TemporaryDirectory() as name, Display(visible=False, size=(1440, 900)):
        application = QGuiApplication(["first_page"])
        ours, theirs, environment = prepared(Path(name), measuring.document(options))
        taken: list[tuple[float, float]] = []
        for _run in range(options.runs):
            taken.append((timed(ours, environment), timed(theirs, environment)))
        mine = measuring.Times("protokollen", tuple(one for one, _other in taken))
        reference = measuring.Times("okular", tuple(other for _one, other in taken))
        print(mine, reference, sep="\n")
        measuring.print_ratio(mine, reference, aim=1.0)
        application.quit()


if __name__ == "__main__":
    main()
