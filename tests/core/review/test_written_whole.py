"""The small files that a review writes, rules and words: whole or not at all, whatever is in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import UserFacingError
from core.review import rules_file
from core.review.rules import Let
from core.review.rules_checklist import write_checklist
from core.review.rules_file import let_be, load_rules
from core.review.rules_template import start_rules
from core.review.spelling.word_files import add_word, own_words

HOUSE = Path(__file__).parents[3]
KEPT = b"# ours, and long enough: " + b"x" * 6000 + b"\n"
WRITTEN: dict[str, Callable[[Path], object]] = {
    "let_be": lambda path: let_be(path, Let("sentence-long", "Havnen", "Aftalt")),
    "write_checklist": lambda path: write_checklist(path, ["Er bilagene med?"]),
    "add_word": lambda path: add_word("kajplads", path),
}
on_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights or limits")


@on_posix
@pytest.mark.parametrize(
    "said",
    [
        "from core.review.rules_file import let_be; from core.review.rules import Let; "
        "let_be(path, Let('sentence-long', 'Havnen', 'Aftalt'))",
        "from core.review.rules_checklist import write_checklist; write_checklist(path, ['Bilag?'])",
        "from core.review.spelling.word_files import add_word; add_word('kajplads', path)",
        "from core.review.rules_template import start_rules; start_rules(path)",
    ],
)
def test_a_disk_that_is_full_leaves_all_as_it_was(tmp_path: Path, said: str) -> None:
    path = tmp_path / "small"
    is_there = "start_rules" not in said
    if is_there:
        path.write_bytes(KEPT)
    script = (
        "import resource, signal, sys\nfrom pathlib import Path\npath = Path(sys.argv[1])\n"
        "from core.review import checks\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        f"from core.errors import UserFacingError\ntry:\n    {said}\n"
        "except UserFacingError as error:\n    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, str(path)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "the file is too large" in done.stdout
    assert [*tmp_path.iterdir()] == ([path] if is_there else [])
    assert not is_there or path.read_bytes() == KEPT


@on_posix
@pytest.mark.parametrize("name", list(WRITTEN))
def test_links_rights_marks_and_ends_of_lines_stay(tmp_path: Path, name: str) -> None:
    real, path = tmp_path / "shared", tmp_path / "link"
    real.write_bytes(b"\xef\xbb\xbf# ours\r\n")
    real.chmod(0o660)
    path.symlink_to(real)
    WRITTEN[name](path)
    after = real.read_bytes()
    assert path.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o660
    assert b"# ours\r\n" in after
    assert after.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in after.replace(b"\r\n", b"")


def test_of_two_who_write_rules_at_once_neither_loses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rules.toml"
    read = rules_file.read_rules

    def slowly(raw: bytes, path: Path) -> object:
        monkeypatch.setattr(rules_file, "read_rules", read)
        let_be(path, Let("sentence-long", "Kajen", "Den anden"))  # the other window is faster
        return read(raw, path)

    monkeypatch.setattr(rules_file, "read_rules", slowly)
    let_be(path, Let("sentence-long", "Havnen", "Aftalt"))
    assert [each.words for each in load_rules(path).let] == ["Kajen", "Havnen"]


def test_words_of_a_list_in_another_encoding_are_read_and_stay(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes("fortøjning\r\n".encode("cp1252"))
    add_word("kajplads", path)
    add_word("ålegræs", path)
    assert own_words(path) == {"fortøjning", "kajplads", "ålegræs"}
    assert path.read_bytes() == "fortøjning\r\nkajplads\r\nålegræs\r\n".encode()


def test_of_a_list_that_is_too_long_the_beginning_is_read_and_a_word_more_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    words = [f"ord{number}" for number in range(200_000)]
    path.write_text("\n".join(words), "utf-8")
    before = path.read_bytes()
    assert own_words(path) >= set(words[:100_000])
    assert own_words(path) <= set(words)
    with pytest.raises(UserFacingError, match="too large"):
        add_word("kajplads", path)
    assert path.read_bytes() == before


def test_a_template_is_whole_or_not_there(tmp_path: Path) -> None:
    path = start_rules(tmp_path / "review" / "rules.toml")
    assert load_rules(path).checks == {}
    assert "document-title" in path.read_text("utf-8")
