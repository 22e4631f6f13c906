"""Reads and writes a municipality's rules: a TOML file that switches, tunes and extends the checks
(docs/review.md says what may stand in it).
"""

from __future__ import annotations

import errno
import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from core.errors import UserFacingError
from core.language import _
from core.minutes import Role
from core.parsing.own_mistakes import pattern_mistake, stray_escape, toml_mistake
from core.review.check import Value
from core.review.checks import all_checks
from core.review.finding import Severity
from core.review.letting_be import BY_WORDS
from core.review.rule_lines import ANYWHERE, Within, line_of
from core.review.rules import NO_RULES, CheckRule, Let, OwnCheck, Rules
from core.wording import reason as reason_of
from core.writing import Change, NotWritten, change

_LARGEST = 1_000_000  # bytes of a file
_Made = TypeVar("_Made")
_MOST = 1_000_000
"""The largest number that a check is tuned by."""
_LIST = re.compile(r"""\s*(?:let|"let"|'let')\s*=\s*\[""")


def load_rules(path: Path, *, may_lack: bool = False) -> Rules:
    """The rules in a file. With `may_lack`, one that is not there has none.

    Raises UserFacingError, which says what is wrong and in which line.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except FileNotFoundError as error:
        if may_lack:
            return NO_RULES
        raise _unusable(path, _("there is no such file")) from error
    except OSError as error:
        raise _unusable(path, reason_of(error)) from error
    return read_rules(raw, path)


def read_rules(raw: bytes, path: Path) -> Rules:
    """The rules in a file's bytes. Raises UserFacingError."""
    if len(raw) > _LARGEST:
        raise _unusable(path, reason_of(OSError(errno.EFBIG, "")))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _unusable(path, _("it is not saved as UTF-8"), line) from error
    try:
        stored = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unusable(path, *toml_mistake(error, text)) from error
    try:
        return _Reading(stored).rules(path)
    except _Mistake as mistake:
        raise _unusable(path, mistake.what, line_of(mistake.near, mistake.within, text)) from mistake


def let_be(path: Path, let: Let) -> Change:
    """Add a rule to the file, behind what stands there, which stays as it is to the byte; the file is made
    where there is none.

    Raises UserFacingError where it cannot be written, is faulty as it stands, or would be with the rule.
    """

    def added(content: bytes | None) -> bytes | None:
        before = content or b""
        if read_rules(before, path).allowed(let.check, let.words) is not None:
            return content
        end = "\r\n" if b"\r\n" in before else "\n"
        gap = "" if not before else end if before.endswith(b"\n") else end * 2
        lines = ["[[let]]", *(f"{name} = {toml_text(value)}" for name, value in _fields(let)), ""]
        _hold_against_a_list(before, path)
        after = before + (gap + end.join(lines)).encode()
        read_rules(after, path)
        return after

    try:
        return change(path, added)
    except NotWritten as error:
        raise UserFacingError(
            _("The rule could not be written to {file}: {reason}.").format(file=path, reason=error.why),
            _("The finding is let be in this draft all the same."),
        ) from error


def _hold_against_a_list(content: bytes, path: Path) -> None:
    """Raises UserFacingError where the file says "let = […]": behind that no [[let]] can stand."""
    lines = content.decode("utf-8-sig").splitlines()
    line = next((at for at, each in enumerate(lines, 1) if _LIST.match(each)), None)
    if line is not None:
        raise UserFacingError(
            _(
                "The rule could not be written to {file}. Line {line}: “let” is written as a list there."
            ).format(file=path, line=line),
            _(
                "Write each rule of that list under a [[let]] of its own, and try again. "
                "The file is unchanged."
            ),
        )


def _fields(let: Let) -> tuple[tuple[str, str], ...]:
    return ("check", let.check), ("words", let.words), ("reason", let.reason)


def toml_text(text: str) -> str:
    """A text as the file writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'


class _Mistake(Exception):
    """What is wrong, and the text that is looked for to say where, in which table."""

    def __init__(self, what: str, near: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.near = near
        self.within = ANYWHERE


@contextmanager
def _in_table(table: str, later: int = 0) -> Iterator[None]:
    """What is wrong meanwhile is wrong in this table."""
    try:
        yield
    except _Mistake as mistake:
        mistake.within = Within(table, later)
        raise


def _unusable(path: Path, what: str, line: int | None = None) -> UserFacingError:
    if line is None:
        said = _("The rules of the checks, {file}, are not used: {reason}.").format(file=path, reason=what)
    else:
        said = _("The rules of the checks, {file}, are not used. Line {line}: {reason}.").format(
            file=path, line=line, reason=what
        )
    return UserFacingError(
        said, _("Put that right. Until then the checks work as they come; the draft is unchanged.")
    )


def _unexpected(name: str) -> _Mistake:
    return _Mistake(_("behind “{word}” stands something else than expected").format(word=name), name)


def _hold_against(table: dict[str, Any], *names: str) -> None:
    """Raises _Mistake where the table has another name than these: a misspelt one would say nothing."""
    for name in table:
        if name not in names:
            raise _Mistake(_("“{name}” is no name that can stand there").format(name=name), name)


class _Reading:
    """Makes rules of a file's tables. Raises _Mistake."""

    def __init__(self, stored: dict[str, Any]) -> None:
        self._stored = stored
        self._known = {check.id: check for check in all_checks()}
        self._own_ids: set[str] = set()

    def rules(self, path: Path) -> Rules:
        """The rules."""
        _hold_against(self._stored, "checks", "own", "let", "checklist", "words")
        own = self._each("own", self._own)
        return Rules(
            MappingProxyType(self._checks()),
            own,
            self._each("let", self._let),
            self._texts(self._stored.get("checklist", []), "checklist"),
            self._words(),
            path,
        )

    def _words(self) -> tuple[str, ...]:
        table = self._table("words")
        with _in_table("words"):
            _hold_against(table, "known")
            return self._texts(table.get("known", []), "known")

    def _hold_check(self, name: str) -> None:
        """Raises _Mistake where there is no such check."""
        if name not in self._known and name not in self._own_ids:
            raise _Mistake(_("there is no check called “{name}”").format(name=name), name)

    def _checks(self) -> dict[str, CheckRule]:
        made = {}
        for name, table in self._table("checks").items():
            self._hold_check(name)
            if not isinstance(table, dict):
                raise _Mistake(
                    _("behind “{word}” stands something else than expected").format(word=name), name
                )
            with _in_table(name):
                made[name] = self._rule(name, table)
        return made

    def _each(self, name: str, read: Callable[[dict[str, Any]], _Made]) -> tuple[_Made, ...]:
        made = []
        for number, table in enumerate(self._tables(name)):
            with _in_table(name, number):
                made.append(read(table))
        return tuple(made)

    def _rule(self, name: str, table: dict[str, Any]) -> CheckRule:
        said = dict(table)
        on = said.pop("on", None)
        if on is not None and not isinstance(on, bool):
            raise _Mistake(_("“on” is true or false"), "on")
        severity = self._severity(said.pop("severity", None))
        why, source, advice = (self._optional(said, each) for each in ("why", "source", "advice"))
        known = self._known[name].tuning if name in self._known else {}
        tuning: dict[str, Value] = {}
        for key, value in said.items():
            if key not in known:
                raise _Mistake(
                    _("the check “{check}” cannot be tuned by “{name}”").format(check=name, name=key), key
                )
            tuning[key] = self._value(key, value, known[key])
        return CheckRule(on, severity, why, source, advice, tuning)

    def _value(self, key: str, value: Any, like: Value) -> Value:
        if isinstance(like, tuple):
            return self._texts(value, key)
        if isinstance(like, int | float) and not isinstance(like, bool):
            number = isinstance(value, int | float) and not isinstance(value, bool)
            if not number or not 0 <= value <= _MOST:  # what is not a number is neither
                raise _Mistake(
                    _("behind “{word}” a number from 0 to {most} is wanted").format(word=key, most=_MOST), key
                )
        elif type(value) is not type(like):
            raise _unexpected(key)
        made: Value = value
        return made

    def _own(self, table: dict[str, Any]) -> OwnCheck:
        said = dict(table)
        name, message = (self._wanted(said, each) for each in ("name", "message"))
        written = self._wanted(said, "pattern")
        if stray_escape(written) is not None:
            raise _Mistake(_("a backslash stands in double quotes: put the text in single quotes"), "pattern")
        try:
            pattern = re.compile(written, re.IGNORECASE)
        except (re.error, ValueError, OverflowError, RecursionError) as error:
            raise _Mistake(pattern_mistake(error), written) from error
        known_as = self._wanted(said, "id")
        if known_as in self._known:
            raise _Mistake(_("“{name}” is a check of the program's").format(name=known_as), known_as)
        if known_as in self._own_ids:
            raise _Mistake(_("another check is called “{name}”, too").format(name=known_as), known_as)
        self._own_ids.add(known_as)
        missing = said.pop("missing", False)
        if not isinstance(missing, bool):
            raise _Mistake(_("“missing” is true or false"), "missing")
        severity = self._severity(said.pop("severity", None)) or Severity.WARNING
        why, source, advice = (self._optional(said, each) or "" for each in ("why", "source", "advice"))
        roles = tuple(map(self._role, self._texts(said.pop("roles", []), "roles")))
        _hold_against(said)
        return OwnCheck(known_as, name, message, pattern, severity, why, source, advice, roles, missing)

    def _let(self, table: dict[str, Any]) -> Let:
        said = dict(table)
        check, words = self._wanted(said, "check"), self._wanted(said, "words")
        reason = self._optional(said, "reason") or ""
        _hold_against(said)
        self._hold_check(check)
        if check not in BY_WORDS and check not in self._own_ids:
            raise _Mistake(
                _("what “{check}” finds cannot be let be by a rule, but in each draft").format(check=check),
                check,
            )
        return Let(check, words, reason)

    def _severity(self, value: Any) -> Severity | None:
        if value is None:
            return None
        if not isinstance(value, str) or value not in {each.value for each in Severity}:
            raise _Mistake(_("“severity” is error, warning or note"), "severity")
        return Severity(value)

    def _role(self, name: str) -> Role:
        if name not in {each.value for each in Role}:
            raise _Mistake(_("there is no kind of section called “{name}”").format(name=name), name)
        return Role(name)

    def _wanted(self, table: dict[str, Any], name: str) -> str:
        value = self._optional(table, name)
        if not value:
            raise _Mistake(_("“{name}” is missing").format(name=name), name)
        return value

    def _optional(self, table: dict[str, Any], name: str) -> str | None:
        value = table.pop(name, None)
        if value is not None and not isinstance(value, str):
            raise _unexpected(name)
        return value

    def _table(self, name: str) -> dict[str, Any]:
        value = self._stored.get(name, {})
        if not isinstance(value, dict):
            raise _unexpected(name)
        return value

    def _tables(self, name: str) -> list[dict[str, Any]]:
        value = self._stored.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise _Mistake(_("“{name}” is written [[{name}]]").format(name=name), name)
        return value

    def _texts(self, value: Any, name: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise _Mistake(_("behind “{word}” a list of texts is wanted").format(word=name), name)
        return tuple(value)
