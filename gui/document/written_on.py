"""What is refused in a version that is looked at alone: what the reader adds goes to the one in front."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import SignalInstance

from core.language import _
from gui.current_meeting import CurrentMeeting


class Telling(Protocol):
    """What works on the document in view, and tells the reader."""

    _current: CurrentMeeting

    @property
    def told(self) -> SignalInstance:
        """Carries a sentence."""
        ...


Does = TypeVar("Does", bound=Callable[..., None])


def on_what_counts(do: Does) -> Does:
    """Have the method `do` say what to do instead, where the version in view is not written on."""

    @wraps(do)
    def guarded(self: Telling, *given: Any) -> None:
        if self._current.loaded is not None and not self._current.is_written_on:
            self.told.emit(elsewhere_words())
        else:
            do(self, *given)

    return guarded  # type: ignore[return-value]


def elsewhere_words() -> str:
    """Why nothing can be added here, and what to do."""
    return _(
        "This version does not stand in front: notes and marks go to the one that does. "
        "“Back” above the document leads there."
    )
