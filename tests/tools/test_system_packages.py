"""What lacks from the system is named in one line to type, in the user's language."""

import sys

import pytest
import system_packages

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems lack nothing")


@pytest.fixture(autouse=True)
def two_packages_lack(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without two of the libraries, and a user who may not install them."""
    lacking = {"libEGL.so.1", "libxcb-cursor.so.0"}
    monkeypatch.setattr(system_packages, "is_loadable", lambda library: library not in lacking)
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system_packages.shutil, "which", lambda program: f"/usr/bin/{program}")


def refusal() -> str:
    with pytest.raises(system_packages.SetUpFailed) as caught:
        system_packages.install_missing(environment=False, window=True, checks=False)
    return str(caught.value)


def test_who_may_not_install_is_told_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\n    sudo apt-get install libegl1 libxcb-cursor0\n" in refusal()
    monkeypatch.setenv("LC_ALL", "da_DK.UTF-8")
    assert refusal().startswith("Protokollen mangler ")


def test_elsewhere_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages.shutil, "which", lambda program: None)
    assert "\n    libegl1 libxcb-cursor0\n" in refusal()
    assert "apt-get" not in refusal()


def test_commands_without_a_window_need_none_of_them() -> None:
    system_packages.install_missing(environment=False, window=False, checks=False)


def test_root_gets_them_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []

    def install(packages: list[str]) -> None:
        installed.extend(packages)
        monkeypatch.setattr(system_packages, "is_loadable", lambda library: True)

    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 0)
    monkeypatch.setattr(system_packages, "install", install)
    system_packages.install_missing(environment=False, window=True, checks=False)
    assert installed == ["libegl1", "libxcb-cursor0"]
