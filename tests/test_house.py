"""What holds everywhere in the house, so that no room has to say it: sizes, walls, places, languages."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import languages

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400  # lines
LONGEST_MAIN = 80
TEXT_SUFFIXES = {
    ".py",
    ".md",
    ".toml",
    ".cfg",
    ".sh",
    ".cmd",
    ".po",
    ".json",
    ".html",
    ".css",
    ".svg",
    ".txt",
    "",
}
SOMEBODYS_FOLDER = re.compile(r"(?<![\w.}])/(?:home|root|Users|work|tmp)/\w|\b[A-Z]:\\Users\\")
INVENTED_FOLDER = re.compile(r"/home/(?:ea|local|anna)/?\b")  # in tests


def code_files(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def text_files() -> Iterator[Path]:
    """The project's own texts, but for this file, which holds what it looks for."""
    yield from (path for path in sorted(ROOT.iterdir()) if path.is_file())
    for folder in (".ci", "core", "docs", "gui", "resources", "tests", "tools"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in TEXT_SUFFIXES and path != Path(__file__).resolve():
                yield path


def calls_and_imports(path: Path) -> Iterator[tuple[int, str]]:
    """The names of the methods that a file calls and of the packages that it imports, with their lines."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.lineno, node.func.attr
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module.split(".")[0]


def test_no_file_is_too_long() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in code_files("core", "gui", "tests", "tools")
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_main_stays_short() -> None:
    assert len((ROOT / "main.py").read_text("utf-8").splitlines()) < LONGEST_MAIN


def test_core_loads_no_qt() -> None:
    modules = sorted(
        path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        for path in code_files("core")
    )
    script = "\n".join(
        [
            "import sys",
            *(f"import {module}" for module in modules),
            "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6', 'gui'))])",
        ]
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_only_the_library_speaks_sql() -> None:
    sql = {"sqlite3", "sqlite_utils", "execute", "executemany", "executescript"}
    speakers = [
        f"{path.relative_to(ROOT).as_posix()}:{line}: {name}"
        for path in code_files("core", "gui", "tools")
        if ROOT / "core" / "library" not in path.parents
        for line, name in calls_and_imports(path)
        if name in sql
    ]
    assert speakers == []


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    places = []
    for path in text_files():
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1):
            if SOMEBODYS_FOLDER.search(INVENTED_FOLDER.sub("", line)):
                places.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert places == []


def test_every_text_is_there_in_every_language() -> None:
    assert [str(complaint) for complaint in languages.check(ROOT)] == []


def pins(lock: str) -> dict[str, str]:
    """The versions that a lock names, by package."""
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    return dict(line.split(" ")[0].split("==", 1) for line in lines if re.match(r"[\w.-]+==", line))


def test_the_locks_agree_and_hold_what_setup_cfg_asks_for() -> None:
    program, checks = pins("requirements.lock"), pins("requirements-check.lock")
    assert program == {name: checks.get(name) for name in program}
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", "utf-8")
    for asked_for, pinned in (
        (setup["options"]["install_requires"], program),
        (setup["options.extras_require"]["check"], checks),
    ):
        names = {re.split(r"[<>=~!\[; ]", line)[0].lower() for line in asked_for.split("\n") if line}
        assert names - set(pinned) == set()


def test_models_know_no_widgets() -> None:
    widgets = "QtWidgets"
    assert [path.name for path in code_files("gui/models") if widgets in path.read_text("utf-8")] == []
