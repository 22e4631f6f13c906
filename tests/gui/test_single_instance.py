"""A second start hands its files to the window that runs."""

from __future__ import annotations

import getpass
import subprocess
import sys
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from gui.single_instance import Instance, hand_over
from tests.gui.conftest import ROOT

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from gui.single_instance import hand_over
app = QCoreApplication([])
sys.exit(0 if hand_over(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]) else 7)
"""


def test_nobody_there(library_path: Path, qtbot: QtBot) -> None:
    assert not hand_over(library_path, [])


def test_a_user_whom_the_system_has_no_name_for_gets_a_window_too(
    library_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert not hand_over(library_path, [])


def test_files_reach_the_window(library_path: Path, qtbot: QtBot, tmp_path: Path) -> None:
    instance = Instance(library_path)
    with qtbot.waitSignal(instance.files_handed) as handed:
        second = subprocess.Popen(
            [sys.executable, "-c", SECOND, str(library_path), "referat.pdf", str(tmp_path / "æøå.pdf")],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        )
    assert handed.args[0] == [tmp_path / "referat.pdf", tmp_path / "æøå.pdf"]
    qtbot.waitUntil(lambda: second.poll() is not None)
    assert second.returncode == 0
    instance.close()


def test_a_window_may_go_while_another_start_is_still_connected(library_path: Path, qtbot: QtBot) -> None:
    instance = Instance(library_path)
    server = instance.findChild(QLocalServer)
    other = QLocalSocket()
    other.connectToServer(server.fullServerName())
    other.write(b'["/referat.pdf"]\n')
    qtbot.waitSignal(instance.files_handed).wait()
    with qtbot.captureExceptions() as exceptions:
        shiboken6.delete(instance)
        qtbot.waitUntil(lambda: other.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert exceptions == []


def test_another_library_is_another_window(library_path: Path, qtbot: QtBot, tmp_path: Path) -> None:
    instance = Instance(library_path)
    assert not hand_over(tmp_path / "other.sqlite", [])
    instance.close()
