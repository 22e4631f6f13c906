from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.library.network import on_network

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//server/share /mnt/our\\040share cifs rw 0 0
user@host: /mnt/far fuse.sshfs rw 0 0
short line
"""


@pytest.mark.skipif(sys.platform == "win32", reason="mounts are Linux's")
@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/home", True),
        ("/home/ea/data", True),
        ("/home/local/data", False),
        ("/homes", False),
        ("/mnt/our share/x", True),
        ("/mnt/far", True),
        ("/var", False),
    ],
)
def test_a_folder_on_a_network_is_known_by_its_mount(tmp_path: Path, folder: str, expected: bool) -> None:
    table = tmp_path / "mounts"
    table.write_text(MOUNTS, "utf-8")
    assert on_network(Path(folder), table) is expected


def test_without_a_table_of_mounts_a_folder_is_taken_for_local(tmp_path: Path) -> None:
    assert on_network(tmp_path, tmp_path / "none") is False
