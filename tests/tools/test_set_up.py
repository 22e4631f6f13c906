"""The set-up does what changed and no more, and never takes a half-made environment for a whole one."""

import subprocess
import sys
from pathlib import Path

import pytest
import set_up
from system_packages import SetUpFailed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="uses symbolic links")


class Pip:
    """Stands in for pip: counts the locks it was given, and ends as it is told to."""

    def __init__(self) -> None:
        self.locks: list[str] = []
        self.status = 0

    def __call__(self, command: list[str], **_options: object) -> None:
        self.locks.append(Path(command[-1]).name)
        assert not set_up.environment_stands()
        if self.status:
            raise subprocess.CalledProcessError(self.status, command)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with both locks and an environment that nothing was installed into."""
    for name in ("requirements.lock", "requirements-check.lock"):
        (tmp_path / name).write_text(name)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up, "PYTHON", python)
    monkeypatch.setattr(set_up, "STAMPS", tmp_path / ".venv" / "set-up")
    monkeypatch.setattr(set_up, "INTERPRETER", tmp_path / ".venv" / "set-up" / "interpreter")
    return tmp_path


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> Pip:
    pip = Pip()
    monkeypatch.setattr(set_up.subprocess, "run", pip)
    return pip


def test_what_is_installed_is_not_installed_again(root: Path, pip: Pip) -> None:
    set_up.install_locked(root / "requirements.lock")
    set_up.install_locked(root / "requirements.lock")
    assert pip.locks == ["requirements.lock"]
    assert set_up.environment_stands()


def test_a_changed_lock_is_installed(root: Path, pip: Pip) -> None:
    set_up.install_locked(root / "requirements.lock")
    (root / "requirements.lock").write_text("newer")
    set_up.install_locked(root / "requirements.lock")
    assert pip.locks == ["requirements.lock", "requirements.lock"]


def test_the_lock_of_the_checks_serves_the_program_too(root: Path, pip: Pip) -> None:
    set_up.install_locked(root / "requirements-check.lock")
    set_up.install_locked(root / "requirements.lock")
    set_up.install_locked(root / "requirements-check.lock")
    assert pip.locks == ["requirements-check.lock"]


def test_an_interrupted_installation_leaves_no_whole_environment(root: Path, pip: Pip) -> None:
    set_up.install_locked(root / "requirements.lock")
    (root / "requirements.lock").write_text("newer")
    pip.status = -9
    with pytest.raises(SetUpFailed):
        set_up.install_locked(root / "requirements.lock")
    assert not set_up.environment_stands()


def test_an_installation_that_gives_up_leaves_the_old_packages_and_is_tried_again(
    root: Path, pip: Pip
) -> None:
    set_up.install_locked(root / "requirements.lock")
    (root / "requirements.lock").write_text("newer")
    pip.status = 1
    with pytest.raises(SetUpFailed):
        set_up.install_locked(root / "requirements.lock")
    assert set_up.environment_stands()
    pip.status = 0
    set_up.install_locked(root / "requirements.lock")
    assert pip.locks == ["requirements.lock"] * 3


def test_an_environment_of_another_python_does_not_stand(root: Path, pip: Pip) -> None:
    set_up.install_locked(root / "requirements.lock")
    set_up.PYTHON.unlink()
    set_up.PYTHON.symlink_to("/bin/sh")
    assert not set_up.environment_stands()
