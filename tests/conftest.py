"""What all tests share: an environment of their own, and which of them are left out, counted aloud."""

from __future__ import annotations

import gc
import os
import shutil
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

import languages
import pytest
from hypothesis import HealthCheck, settings

from core.language import set_language
from core.review.spelling.dictionaries import dictionary_for
from core.sources.machine.languages import reading_data
from tests.helper_processes import copying_context

LEFT_OUT = pytest.StashKey[Counter[str]]()
LONG = "they take minutes; --long runs them"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --long, which runs the tests marked `long` too."""
    parser.addoption("--long", action="store_true", help="run the tests that take minutes, too")


def pytest_configure(config: pytest.Config) -> None:
    """Give the tests folders, a locale, a zone and a screen of their own before anything reads the user's."""
    config.stash[LEFT_OUT] = Counter()
    # The same examples each time, however slow the machine; --long looks for new ones.
    new = config.getoption("--long")
    slow = [HealthCheck.too_slow]
    settings.register_profile("steady", deadline=None, derandomize=not new, suppress_health_check=slow)
    settings.load_profile("steady")
    if not hasattr(config, "workerinput"):  # one process does it for those beside each other
        languages.compile_catalogues(languages.ROOT)
    folder = Path(tempfile.mkdtemp(prefix="protokollen-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
    os.environ["XDG_RUNTIME_DIR"] = str(folder / "runtime")
    (folder / "runtime").mkdir(mode=0o700)
    os.environ["LC_ALL"] = "C.UTF-8"  # Qt warns about a locale that is not UTF-8, and a warning fails a test
    os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"  # Denmark's, in words that need no data
    if sys.platform != "win32":
        time.tzset()
    for name in list(os.environ):
        of_the_user = name.startswith(("PROTOKOLLEN_", "QT_")) and name != "QT_QPA_PLATFORM"
        if of_the_user or name in ("LANGUAGE", "WAYLAND_DISPLAY"):
            del os.environ[name]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Look for no garbage among thousands of tests while they are gathered, nor ever after."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes minutes, unless it is asked for."""
    if config.getoption("--long") or "long" in config.option.markexpr:
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if not item.get_closest_marker("long")]
        config.stash[LEFT_OUT][LONG] = len(long)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose program or corpus is not here, and count it."""
    missing = [
        f"{program} is not installed"
        for marker in item.iter_markers("needs_program")
        for program in marker.args
        if shutil.which(program) is None
    ]
    for marker in item.iter_markers("needs_reading_data"):
        data = reading_data()
        there = data.languages if data is not None else frozenset()
        missing += [f"Tesseract's data {name} is not here" for name in marker.args if name not in there]
    for marker in item.iter_markers("needs_dictionary"):
        lacks = [name for name in marker.args if dictionary_for(name) is None]
        missing += [f"a dictionary for {name} is not installed" for name in lacks]
    for marker in item.iter_markers("needs_corpus"):
        missing += ["the corpus of real minutes is not here" for folder in marker.args if not folder.is_dir()]
    if missing:
        item.config.stash[LEFT_OUT][missing[0]] += 1
        pytest.skip(missing[0])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Of several processes, have each hand on what it left out."""
    told = getattr(session.config, "workeroutput", None)
    if told is not None:
        told["left_out"] = dict(session.config.stash[LEFT_OUT])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Add up what the processes left out. Each leaves out all that takes minutes: that counts once."""
    ours = node.config.stash[LEFT_OUT]
    told = getattr(node, "workeroutput", {})  # none of one that died
    for reason, count in told.get("left_out", {}).items():
        ours[reason] = max(ours[reason], count) if reason == LONG else ours[reason] + count


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests were left out, and why."""
    for reason, count in terminalreporter.config.stash[LEFT_OUT].items():
        tests = "test" if count == 1 else "tests"
        terminalreporter.write_line(f"LEFT OUT: {count} {tests}: {reason}", yellow=True)


@pytest.fixture(autouse=True)
def english_texts() -> Iterator[None]:
    """Every test begins in English, whatever language the one before it chose."""
    set_language("en")
    yield
    set_language("en")


@pytest.fixture(scope="session")
def copying() -> Iterator[Callable[..., None]]:
    """`migrations.apply` that gives an empty library the tables of the first one it made, by copying them."""
    from core.library import migrations

    by_steps, one_at_a_time = migrations.apply, threading.Lock()
    made = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)

    def is_empty(connection: sqlite3.Connection) -> bool:
        return connection.execute("PRAGMA schema_version").fetchone() == (0,)

    def apply(
        connection: sqlite3.Connection, steps: Sequence[Callable[..., None]] = migrations.MIGRATIONS
    ) -> None:
        with one_at_a_time:
            if steps is not migrations.MIGRATIONS or not is_empty(connection):
                by_steps(connection, steps)
                return
            if is_empty(made):
                by_steps(made, steps)
            made.backup(connection)

    yield apply
    made.close()


@pytest.fixture(autouse=True)
def new_libraries(request: pytest.FixtureRequest, copying: Callable[..., None]) -> Iterator[None]:
    """New libraries are copied, which takes a tenth of the time, but where tests are about making them."""
    with pytest.MonkeyPatch.context() as patch:
        if request.node.get_closest_marker("made_by_migrations") is None:
            patch.setattr("core.library.migrations.apply", copying)
        yield


@pytest.fixture(scope="session")
def copied_processes() -> Callable[[str], BaseContext]:
    """Helper processes are copies of one that is ready."""
    return copying_context()


@pytest.fixture(autouse=True)
def helper_processes(
    request: pytest.FixtureRequest, copied_processes: Callable[[str], BaseContext]
) -> Iterator[None]:
    """Helper processes start in a tenth of the time, but where tests are about starting them."""
    with pytest.MonkeyPatch.context() as patch:
        if request.node.get_closest_marker("started_anew") is None:
            patch.setattr("core.reading_process.multiprocessing.get_context", copied_processes)
        yield
