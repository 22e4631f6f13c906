"""Importing 200 PDFs (2,680 pages) against recollindex, searches against recollq and pdfgrep, killed imports.

    importing.py [--count 200] [--runs 3] [--killed 50] [--folder FOLDER]

In turns: `main.py import` into an empty library, structure, decisions and search index included, and
recollindex building its index of the same files. Then single searches as commands, each a process, and within
the program, where no process has to start. Last, imports are killed (SIGKILL) at growing distances from their
start: no process may outlive one, the library must be whole, with whole meetings only, and the next import
goes on. Needs recoll and pdfgrep for the references (apt-get install recoll pdfgrep); without them the rest
runs.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

from make_pdfs import make_pdfs, page_counts
from measuring import ROOT, interleave, print_ratio

from core import library as lib
from core.library.searching.search import search
from core.query import parse_query

AIM = 1.0
PATIENCE_S = 10.0
COMMAND = [sys.executable, str(ROOT / "main.py")]
CONFIGURATION = """topdirs = {files}
idxflushmb = 100
indexedmimetypes = application/pdf
"""


def run(command: list[str], **environment: str) -> str:
    """What a command prints; ends the script where it fails."""
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    if done.returncode > 1:  # 1: some files were left out, or nothing was found
        raise SystemExit(f"{command[0]} failed: {done.stderr[-2000:]}")
    return done.stdout


def import_all(files: Path, folder: Path) -> None:
    """Import the files into a library that is not there yet."""
    for old in folder.glob("library.sqlite*"):
        old.unlink()
    run([*COMMAND, "import", "--library", str(folder / "library.sqlite"), str(files)])


def index_all(files: Path, folder: Path) -> None:
    """Have recollindex build its index anew."""
    configuration = folder / "recoll"
    shutil.rmtree(configuration, ignore_errors=True)
    configuration.mkdir()
    (configuration / "recoll.conf").write_text(CONFIGURATION.format(files=files), "utf-8")
    run(["recollindex", "-z", "-c", str(configuration)], RECOLL_CONFDIR=str(configuration))


def compare_imports(files: Path, folder: Path, runs: int) -> tuple[float, bool]:
    """Print both times and their ratio. Gives the seconds of an import, and whether recoll is installed."""
    sides = {"protokollen": partial(import_all, files, folder)}
    has_recoll = shutil.which("recollindex") is not None
    if has_recoll:
        sides["recollindex"] = partial(index_all, files, folder)
    else:
        print("recollindex is not installed: apt-get install recoll")
    times = interleave(sides, runs)
    for each in times.values():
        print(f"import: {each}")
    if has_recoll:
        print_ratio(times["protokollen"], times["recollindex"], AIM)
    library = lib.open_library(folder / "library.sqlite")
    (counts,) = library.rows(
        "SELECT (SELECT count(*) FROM meeting), (SELECT count(*) FROM items),"
        " (SELECT count(*) FROM decisions)"
    )
    library.close()
    print("{} meetings with {} items and {} decisions came in".format(*counts))
    return times["protokollen"].middle, has_recoll


def words_of(folder: Path) -> dict[str, str]:
    """A rare and a common word that stand in the files."""
    library = lib.open_library(folder / "library.sqlite")
    counted: Counter[str] = Counter()
    for (text,) in library.rows("SELECT text FROM source"):
        counted.update(set(re.findall(r"\b[a-zæøå]{6,}\b", text)))
    library.close()
    common = max(counted, key=lambda word: (counted[word], word))
    rare = min(counted, key=lambda word: (counted[word], word))
    return {"common": common, "rare": rare}


def compare_searches(files: Path, folder: Path, runs: int, has_recoll: bool) -> None:
    """Print what single searches take."""
    path = folder / "library.sqlite"
    library = lib.open_library(path)
    for kind, word in words_of(folder).items():
        sides = {
            "protokollen": partial(run, [*COMMAND, "search", "--library", str(path), word]),
            "within the program": partial(search, library, parse_query(word)),
        }
        if has_recoll:
            configuration = str(folder / "recoll")
            sides["recollq"] = partial(run, ["recollq", "-c", configuration, word])
        if shutil.which("pdfgrep"):
            sides["pdfgrep"] = partial(run, ["pdfgrep", "-r", "-i", "-m", "1", word, str(files)])
        else:
            print("pdfgrep is not installed: apt-get install pdfgrep")
        times = interleave(sides, runs)
        print(f"search, {kind} word: {word}")
        for each in times.values():
            print(each)
        for reference in ("recollq", "pdfgrep"):
            if reference in times:
                print_ratio(times["protokollen"], times[reference], AIM)
                print_ratio(times["within the program"], times[reference], AIM)
    library.close()


def survivors(session: int) -> list[int]:
    """The processes of a session that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(status.parent.name))
    return found


def kill_imports(files: Path, folder: Path, times: int, seconds: float) -> None:
    """Kill imports, which take so many seconds, at growing distances from their start; print what is left."""
    path = folder / "killed.sqlite"
    left, broken, whole = 0, 0, 0
    for number in range(times):
        command = [*COMMAND, "import", "--library", str(path), str(files)]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)
        time.sleep(0.3 + seconds * number / times)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        end = time.monotonic() + PATIENCE_S
        while (there := survivors(process.pid)) and time.monotonic() < end:
            time.sleep(0.05)
        left += len(there)
        for each in there:
            os.kill(each, signal.SIGKILL)
        if not path.exists():
            continue
        library = lib.open_library(path)
        broken += library.rows("PRAGMA integrity_check") != [("ok",)]
        broken += library.rows(
            "SELECT count(*) FROM version LEFT JOIN parse ON parse.id = version.parse WHERE parse.id IS NULL"
        ) != [(0,)]
        ((came,),) = library.rows("SELECT count(*) FROM version")
        library.close()
        broken += came < whole  # what was in stays in
        whole = came
    print(f"{times} killed imports: {left} processes left, {broken} times something broken, {whole} files in")
    run([*COMMAND, "import", "--library", str(path), str(files)])
    library = lib.open_library(path)
    ((came,),) = library.rows("SELECT count(*) FROM version")
    library.close()
    print(f"the next import went on: {came} of {len(list(files.iterdir()))} files in")


def main() -> None:
    """Make the files, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--killed", type=int, default=50)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    options = parser.parse_args()
    files = options.folder / f"protokollen-pdfs-{options.count}"
    make_pdfs(files, options.count)
    print(f"{options.count} PDFs, {sum(page_counts(options.count))} pages")
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        seconds, has_recoll = compare_imports(files, Path(name), options.runs)
        compare_searches(files, Path(name), max(5, options.runs), has_recoll)
        kill_imports(files, Path(name), options.killed, seconds)


if __name__ == "__main__":
    main()
