"""One window a library: a second start hands its files to the one that runs."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 1500
"""How long a start waits for a running window to take its files, in milliseconds."""


def _name(library: Path) -> str:
    key = f"{_user()} {library.expanduser().absolute()}"
    return f"protokollen-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the password database, as in some containers
        return str(os.getuid()) if sys.platform != "win32" else ""


def hand_over(library: Path, files: Sequence[Path]) -> bool:
    """Give `files` to the window that has `library` open; whether there is one.

    A window that is busy for longer than this waits gets them all the same: they stand in its socket.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(json.dumps([str(path.absolute()) for path in files]).encode() + b"\n")
    socket.waitForBytesWritten(PATIENCE_MS)
    socket.waitForReadyRead(PATIENCE_MS)
    socket.disconnectFromServer()
    return True


class Instance(QObject):
    """The running window's ear. `files_handed` carries the paths of another start, possibly none."""

    files_handed = Signal(list)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connect)
        if not self._server.listen(_name(library)):
            # What a killed window left behind: nobody answered when the files were to be handed over.
            QLocalServer.removeServer(_name(library))
            self._server.listen(_name(library))

    def close(self) -> None:
        """Hand nothing over any more."""
        self._server.close()

    def _connect(self) -> None:
        while self._server.hasPendingConnections():
            _Conversation(self._server.nextPendingConnection()).handed.connect(self.files_handed)


class _Conversation(QObject):
    """What another start has to say. It lives as long as its socket, which goes when the other has gone."""

    handed = Signal(list)

    def __init__(self, socket: QLocalSocket) -> None:
        super().__init__(socket)
        self._socket = socket
        socket.readyRead.connect(self._read)
        # Straight to Qt's own slot: a socket tells that it has ended also while it is being destroyed, when
        # nothing of Python's may touch it or what hangs from it.
        socket.disconnected.connect(socket.deleteLater)

    def _read(self) -> None:
        socket = self._socket
        if not socket.canReadLine():
            return
        try:
            names = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            return
        socket.write(b"taken\n")
        socket.flush()
        if isinstance(names, list):
            self.handed.emit([Path(name) for name in names if isinstance(name, str)])
