"""How long `core` without the library takes to import: `python tests/benchmarks/import_time.py`.

A fresh interpreter imports every module of core but those of core.library; the start of a bare interpreter
is taken off. Byte code is compiled beforehand.
"""

from __future__ import annotations

import subprocess
import sys
from functools import partial

from measuring import ROOT, arguments, interleave

AIM = 0.100  # seconds


def module_names() -> list[str]:
    """All modules of core, without the library's."""
    names = []
    for path in sorted((ROOT / "core").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return [name for name in names if not f"{name}.".startswith("core.library.")]


def run_python(code: str) -> None:
    """Run `code` in a fresh interpreter in the project's root."""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "", runs=15, with_file=False)
    names = module_names()
    times = interleave(
        {
            "bare interpreter": partial(run_python, "pass"),
            "core without the library": partial(run_python, f"import {', '.join(names)}"),
            "pymupdf alone": partial(run_python, "import pymupdf"),
        },
        options.runs,
    )
    print(f"{len(names)} modules")
    for side in times.values():
        print(side)
    bare, core = times["bare interpreter"].middle, times["core without the library"].middle
    verdict = "within" if core - bare <= AIM else "ABOVE"
    print(f"import: {(core - bare) * 1000:.1f} ms, {verdict} the aim of {AIM * 1000:.0f} ms")
    print(f"ratio with core / bare interpreter: {core / bare:.2f}")


if __name__ == "__main__":
    main()
