"""What a municipality says of the checks: which run, how they are tuned, what is let be, what it adds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from core.minutes import Role
from core.parsing.vocabulary import folded
from core.review.check import Check, Tuned, Value
from core.review.finding import Severity
from core.settings import settings_path


@dataclass(frozen=True, slots=True)
class CheckRule:
    """What is said of one check; None where nothing is."""

    on: bool | None = None
    severity: Severity | None = None
    why: str | None = None
    source: str | None = None
    advice: str | None = None
    tuning: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Let:
    """Findings of a check that are let be: those whose words are these, however they are spaced."""

    check: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class OwnCheck:
    """A check of the municipality's own: `pattern` is found in the sections of these roles (of all, where
    none is named), or, where `missing`, is nowhere in an open item's."""

    id: str
    name: str
    message: str
    pattern: re.Pattern[str]
    severity: Severity = Severity.WARNING
    why: str = ""
    source: str = ""
    advice: str = ""
    roles: tuple[Role, ...] = ()
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """All that a municipality says. Without any, the checks work as they come."""

    checks: Mapping[str, CheckRule] = field(default_factory=lambda: MappingProxyType({}))
    own: tuple[OwnCheck, ...] = ()
    let: tuple[Let, ...] = ()
    checklist: tuple[str, ...] = ()
    known: tuple[str, ...] = ()  # words that are spelt right
    path: Path | None = None  # of the file

    def is_on(self, check: Check) -> bool:
        """Whether it runs."""
        return self._rule(check).on is not False

    def severity(self, check: Check, of_hit: Severity | None = None) -> Severity:
        """How severe a finding is: as the rules say, else as the hit or the check does."""
        return self._rule(check).severity or of_hit or check.severity

    def why(self, check: Check) -> str:
        """Why it matters, in the municipality's words or the check's."""
        said = self._rule(check).why
        return check.why() if said is None else said

    def source(self, check: Check, language: str) -> str:
        """Where that is said, for minutes in `language`."""
        said = self._rule(check).source
        return check.source_in(language) if said is None else said

    def advice(self, check: Check) -> str:
        """What to do."""
        said = self._rule(check).advice
        return check.advice() if said is None else said

    def tuned(self, check: Check) -> Tuned:
        """The values it works with."""
        return Tuned({**check.tuning, **self._rule(check).tuning})

    def allowed(self, check: str, words: str) -> str | None:
        """The reason for which a finding with these words is let be; None where it is not."""
        key = _key(words)
        return next(
            (each.reason for each in self.let if each.check == check and _key(each.words) == key), None
        )

    def _rule(self, check: Check) -> CheckRule:
        return self.checks.get(check.id, _NO_RULE)


_LONGEST_NAME = 100  # of a file: what a draft says its town is called may be anything
_NO_RULE = CheckRule()
NO_RULES = Rules()
"""The checks as they come."""


def rules_folder() -> Path:
    """Where files of rules lie: beside the settings."""
    return settings_path().parent / "review"


def rules_path(municipality: str | None) -> Path:
    """The file for a municipality: `review/nørrevang-kommune.toml` where there is one, else
    `review/rules.toml`, which holds for all."""
    if municipality:
        name = re.sub(r"[^0-9a-zæøåäö]+", "-", municipality.casefold()).strip("-")[:_LONGEST_NAME]
        own = rules_folder() / f"{name}.toml"
        if own.exists():
            return own
    return rules_folder() / "rules.toml"


def _key(words: str) -> str:
    return folded(words) or words.strip()
