"""How long `core` without the library takes to import: `python tests/benchmarks/import_time.py`.

A fresh interpreter imports the front doors of core: every package and every top level module, which is
what scripts, the window and the helper process import. Behind them, what one kind of work needs is loaded
when that work is first done: the parser with the first text, PyMuPDF with the first PDF, python-docx with
the first DOCX. So that nothing hides there, the parser and really every module are measured too. The start
of a bare interpreter is taken off everywhere. Byte code is compiled beforehand.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from measuring import ROOT, arguments, interleave

AIM = 0.100  # seconds


def module_names() -> list[str]:
    """All modules of core, without the library's."""
    return _names(ROOT.glob("core/**/*.py"))


def front_doors() -> list[str]:
    """The packages and the top level modules of core, without the library."""
    return _names([*ROOT.glob("core/*.py"), *ROOT.glob("core/*/__init__.py")])


def _names(paths: Iterable[Path]) -> list[str]:
    names = []
    for path in sorted(paths):
        parts = path.relative_to(ROOT).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return [name for name in names if not f"{name}.".startswith("core.library.")]


def run_python(code: str) -> None:
    """Run `code` in a fresh interpreter in the project's root."""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "", runs=15, with_file=False)
    doors, names = front_doors(), module_names()
    times = interleave(
        {
            "bare interpreter": partial(run_python, "pass"),
            "front doors of core": partial(run_python, f"import {', '.join(doors)}"),
            "front doors and parser": partial(run_python, f"import {', '.join(doors)}, core.parsing.meeting"),
            "every module": partial(run_python, f"import {', '.join(names)}"),
            "pymupdf alone": partial(run_python, "import pymupdf"),
        },
        options.runs,
    )
    print(f"{len(doors)} front doors, {len(names)} modules")
    for side in times.values():
        print(side)
    bare = times.pop("bare interpreter").middle
    core = times["front doors of core"].middle
    for name, side in times.items():
        print(f"{name}, less the bare interpreter: {(side.middle - bare) * 1000:.1f} ms")
    verdict = "within" if core - bare <= AIM else "ABOVE"
    print(f"import: {(core - bare) * 1000:.1f} ms, {verdict} the aim of {AIM * 1000:.0f} ms")
    print(f"ratio with core / bare interpreter: {core / bare:.2f}")


if __name__ == "__main__":
    main()
