"""The pipe of a helper process, within the process of a test."""

from __future__ import annotations

from collections import deque
from typing import Any


class Pipe:
    """Our end of a pipe: what is asked, and what was said."""

    def __init__(self, *requests: object) -> None:
        self.requests = deque(requests)
        self.said: list[Any] = []

    def poll(self, _timeout: float | None = None) -> bool:
        """Whether something is asked."""
        return bool(self.requests)

    def recv(self) -> object:
        """What is asked next."""
        return self.requests.popleft()

    def send(self, answer: object) -> None:
        """Take an answer."""
        self.said.append(answer)
