"""Whether a folder lies on another machine: SQLite's write-ahead log needs memory shared by all readers,
which a network file system does not give (https://www.sqlite.org/wal.html, "All processes using a database
must be on the same host computer").
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "9p", "davfs", "glusterfs", "lustre"}
)
_DRIVE_REMOTE = 4  # GetDriveTypeW, Windows API


def on_network(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> bool:
    """True where `folder` is known to lie on a network; False where it does not or cannot be told."""
    if sys.platform == "win32":
        return _windows_drive_is_remote(folder)
    try:
        table = mounts.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return _is_network_type(_type_of(os.path.realpath(folder), table))


def _windows_drive_is_remote(folder: Path) -> bool:
    import ctypes

    drive = os.path.splitdrive(os.path.abspath(folder))[0]
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 the attribute is there on Windows alone
    return drive.startswith("\\\\") or kernel.GetDriveTypeW(drive + "\\") == _DRIVE_REMOTE


def _type_of(folder: str, table: str) -> str:
    """The file system type of the innermost mount that holds `folder`."""
    best, kind = "", ""
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        # blanks in a mount point are written as octal escapes, fstab(5)
        point = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        if len(point) >= len(best) and (folder + "/").startswith(point.rstrip("/") + "/"):
            best, kind = point, fields[2]
    return kind


def _is_network_type(kind: str) -> bool:
    return kind in NETWORK_TYPES or kind.startswith(("fuse.sshfs", "fuse.rclone", "fuse.gvfs", "fuse.smb"))
