"""What the reader chose for the program itself, in one small JSON file in the configuration folder.

What belongs to meetings lies in the library; a lost settings file loses no work.
"""

from __future__ import annotations

import getpass
import json
import os
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

import platformdirs

NAME = "protokollen"


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices. None means: as the system has it."""

    language: str | None = None  # "da" or "en"
    theme: str | None = None  # "light" or "dark"
    author: str | None = None  # the name on the reader's annotations
    layout: str | None = None  # window geometry and panel widths, as the window wrote them
    page_strip: str | None = None  # width of the strip of small pages in logical pixels; None without it
    page_strip_tab: str | None = None  # "contents" where that is on top; None for the small pages
    dark_pages: str | None = None  # "white" where dark colours leave the pages white
    text: str | None = None  # how text mode is set, as the window wrote it
    colour: str | None = None  # in which the reader marked last
    register: str | None = None  # columns and order of the decision register, as its page wrote them
    closed_lines: str | None = None  # above which versions the line was closed, as the window wrote it
    reviews: str | None = None  # the meetings whose review is open, as the window wrote them
    unsent: str | None = None  # words of comments and replies that were not sent, as the window wrote them
    dictionary: str | None = None  # the file (.dic) that drafts are spelt with; None for what the machine has
    composer: str | None = None  # the last choices for a summary and words typed for one, as its window wrote

    shortcuts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys the reader chose, by the command's id; a command that is not here has the table's."""

    other_names: tuple[str, ...] = ()
    """Names that annotations of the reader's carry, too: from before the name was chosen, or from another
    machine."""

    @property
    def own_names(self) -> frozenset[str]:
        """All names that are the reader's."""
        return frozenset({self.author_name(), *self.other_names})

    def author_name(self) -> str:
        """The name new annotations carry: the chosen one, else the user's name on this machine."""
        if self.author:
            return self.author
        try:
            return getpass.getuser()
        except (OSError, KeyError):  # no such user in the password database, as in some containers
            return NAME


def settings_path() -> Path:
    """The file the settings lie in; PROTOKOLLEN_SETTINGS names another."""
    named = os.environ.get("PROTOKOLLEN_SETTINGS")
    return Path(named) if named else platformdirs.user_config_path(NAME, appauthor=False) / "settings.json"


def load_settings(path: Path | None = None) -> Settings:
    """The saved settings; the defaults where there are none or the file is unreadable."""
    try:
        stored = json.loads((path or settings_path()).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    known = {each.name for each in fields(Settings)} - {"shortcuts", "other_names"}
    words = {name: value for name, value in stored.items() if name in known and isinstance(value, str)}
    return replace(
        Settings(),
        **words,
        shortcuts=_shortcuts(stored.get("shortcuts")),
        other_names=_names(stored.get("other_names")),
    )


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings, whole or not at all. Raises OSError."""
    path = path or settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own: two windows may save at once, and none may put the other's half in place.
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        draft.write_text(json.dumps(asdict(settings), indent=1), "utf-8")
        os.replace(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _names(stored: object) -> tuple[str, ...]:
    """Names, without what is none."""
    return tuple(each for each in stored if isinstance(each, str)) if isinstance(stored, list) else ()


def _shortcuts(stored: object) -> dict[str, tuple[str, ...]]:
    """Keys by command, without what is none."""
    if not isinstance(stored, dict):
        return {}
    return {
        str(name): tuple(keys)
        for name, keys in stored.items()
        if isinstance(keys, list) and all(isinstance(each, str) for each in keys)
    }
