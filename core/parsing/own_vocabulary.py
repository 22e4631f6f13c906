"""A reader's own words: files beside the settings that add to the program's.

`vocabulary/da.toml` (`nb.toml`, `sv.toml`) in the configuration folder has the same tables as the program's
file, with only what is added. A file with a mistake is left out whole, and a sentence says where the mistake
is: minutes are read all the same.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from core.errors import UserFacingError
from core.language import _
from core.minutes import DocumentKind, Outcome, Role
from core.parsing.own_mistakes import pattern_mistake, stray_escape, toml_mistake
from core.parsing.version import LANGUAGES, own_file, own_vocabulary_path
from core.parsing.word_files import Words, built_in_words
from core.wording import reason

_PLACEHOLDER = re.compile(r"\{(?:body|date|time|capital)\}")
_GROUP_OF = {"{body}": "body", "{date}": "date", "{time}": "time"}
_NAMES = {
    ("labels", None): frozenset(Role),
    ("label_patterns", None): frozenset(Role),
    ("label_stems", None): frozenset(Role),
    ("kinds", None): frozenset([*DocumentKind, "draft", "between"]),
}
"""Tables whose lists have fixed names."""
_PATTERNS = frozenset(
    (
        *(("attendance", name) for name in ("items_only", "instead", "absent_in_prose", "before_names")),
        ("attendance", "apologies"),
        ("attendance", "titles"),
        ("attendance_table", "came"),
        ("attendance_table", "away"),
        *(("items", name) for name in ("number_words", "number_alone", "number_after")),
        *(("numbers", name) for name in ("document_patterns", "case_patterns", "journal_patterns")),
        ("numbers", "of_persons"),
        *(
            ("outcomes", name)
            for name in (
                "aside",
                "points",
                "amended",
                "of_motion",
                "refers_back",
                "others",
                "alone",
                "before_numbers",
            )
        ),
        *(("votes", name) for name in ("voters", "sides", "clause", "counts", "majority", "unanimous")),
        *(("votes", name) for name in ("amendment", "case", "voting", "totals")),
        *(("votes", name) for name in ("for_words", "against_words", "abstain_words")),
        *(("mentions", name) for name in ("deadlines", "between", "meetings", "items")),
        *(("items", name) for name in ("closed_titles", "closed_text", "closed_lines", "likely_closed")),
        ("contents", "attachments"),
        ("bodies", "meetings"),
        ("carried", "stamps"),
        ("numbers", "before_title"),
        ("votes", "told"),
        ("carried", "stamps"),
        ("statements", "patterns"),
        ("statements", "named_heading"),
    )
)
"""Lists whose texts are patterns; so are those of the tables below."""
_PATTERN_TABLES = frozenset(
    (
        "head_patterns",
        "label_patterns",
        "label_stems",
        "attachments",
        "effective",
        "amendments",
        "absence",
        "furniture",
    )
)
_NOT_PATTERNS = frozenset(
    (
        ("amendments", "of"),
        ("decision_headings", "block_body"),
        ("decision_headings", "block_date"),
        ("decision_headings", "block_number"),
    )
)
_GROUPS = {
    ("items", "headings"): ("number", "title"),
    ("items", "number_alone"): ("number",),
    ("items", "number_after"): ("number",),
    ("head_patterns", "meeting"): ("body", "date"),
    ("head_patterns", "meeting_of_body"): ("body", "date"),
    ("decision_headings", "known_body"): ("body",),
    ("outcomes", "others"): ("who",),
    ("votes", "by_name"): ("who",),
    ("votes", "totals"): ("count",),
    ("statements", "patterns"): ("who",),
    ("amendments", "patterns"): ("by", "text"),
    ("attendance", "instead"): ("came",),
    ("attendance", "absent_in_prose"): ("names",),
}
"""What a pattern of these lists must find."""


class _Mistake(Exception):
    """What is wrong in a file, and the text that is looked for to say where."""

    def __init__(self, what: str, near: str = "", line: int | None = None, advice: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.near = near
        self.line = line
        self.advice = advice  # where it is not the line that is to be put right


def own_words(language: str) -> Words:
    """The reader's own words in `language`; nothing where there is no file, or a faulty one."""
    return _read(language)[0]


def fault() -> UserFacingError | None:
    """What is wrong with the first faulty file; None where none is."""
    return next((found for language in LANGUAGES if (found := _read(language)[1])), None)


@cache
def _read(language: str) -> tuple[Words, UserFacingError | None]:
    raw = own_file(language)
    if raw is None:
        return {}, None
    try:
        if isinstance(raw, OSError):
            raise _Mistake(
                _("it cannot be opened: {reason}").format(reason=reason(raw)),
                advice=_(
                    "Minutes are read with the program's words alone. See that you may read it, and start "
                    "the program again."
                ),
            )
        return _checked(raw, language), None
    except _Mistake as mistake:
        text = "" if isinstance(raw, OSError) else raw.decode("utf-8", "replace")
        return {}, _error(language, mistake, text)


def _error(language: str, mistake: _Mistake, text: str) -> UserFacingError:
    path = own_vocabulary_path(language)
    line = mistake.line or _line_of(mistake.near, text)
    if line is None:
        what = _("Your own words for reading minutes, {file}, are not used: {reason}.").format(
            file=path, reason=mistake.what
        )
    else:
        what = _("Your own words for reading minutes, {file}, are not used. Line {line}: {reason}.").format(
            file=path, line=line, reason=mistake.what
        )
    return UserFacingError(
        what,
        mistake.advice
        or _(
            "Minutes are read with the program's words alone. Put the line right or remove it, and start the "
            "program again."
        ),
    )


def _line_of(near: str, text: str) -> int | None:
    """The number of the first line, counted from 1, that holds `near`; None where none does."""
    if not near:
        return None
    lines = text.splitlines()
    found = (
        number for number, line in enumerate(lines, 1) if near in line and not line.lstrip().startswith("#")
    )
    return next(found, None)


def _checked(raw: bytes, language: str) -> Words:
    """The tables of a file. Raises _Mistake."""
    try:
        stored = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _Mistake(_("it is not saved as UTF-8"), line=line) from error
    except (ValueError, RecursionError) as error:
        what, line = toml_mistake(error, raw.decode("utf-8-sig"))
        raise _Mistake(what, line=line) from error
    known = built_in_words(language)
    words: Words = {}
    for name, table in stored.items():
        if name == "language" and not isinstance(table, dict):
            continue
        if name not in known or not isinstance(table, dict):
            raise _Mistake(_("there is no group of words called “{name}”").format(name=name), name)
        for each, value in table.items():
            _check(name, each, value, known[name])
        words[name] = table
    _check_roles(words.get("labels", {}))
    return words


def _check_roles(labels: dict[str, Any]) -> None:
    """One word is the label of one role. Raises _Mistake."""
    roles: dict[str, str] = {}
    for role, entries in labels.items():
        for word in entries:
            first = roles.setdefault(word.strip().casefold(), role)
            if first != role:
                raise _Mistake(
                    _("“{word}” stands both under “{first}” and under “{second}”").format(
                        word=word, first=first, second=role
                    ),
                    word,
                )


def _check(table: str, name: str, value: Any, known: dict[str, Any]) -> None:
    fixed = _NAMES.get((table, None))
    numbers = known and all(isinstance(each, int) for each in known.values())
    if not numbers and (name not in fixed if fixed is not None else name not in known):
        raise _Mistake(
            _("the group “{group}” has no list called “{name}”").format(group=table, name=name), name
        )
    like = 1 if numbers else known.get(name, [])
    if isinstance(like, list) and isinstance(value, list):
        pairs = bool(like) and isinstance(like[0], list)
        for entry in value:
            _check_entry(table, name, entry, like[0] if pairs else "")
    elif isinstance(like, dict) and isinstance(value, dict):
        for word, entry in value.items():
            sample = next(iter(like.values()))
            if type(entry) is not type(sample):
                raise _Mistake(
                    _("behind “{word}” stands something else than expected").format(word=word), word
                )
    elif isinstance(like, list) and isinstance(value, str):
        raise _Mistake(
            _("behind “{word}” a list is wanted, in brackets: {example}").format(
                word=name, example=f'["{value}"]'
            ),
            name,
        )
    elif type(value) is not type(like):
        raise _Mistake(_("behind “{word}” stands something else than expected").format(word=name), name)
    elif table == "months" and value not in range(1, 13):
        raise _Mistake(_("a month is a number from 1 to 12"), name)
    elif isinstance(value, str):
        _check_pattern(table, name, value)


def _check_entry(table: str, name: str, entry: Any, like: Any) -> None:
    """One entry of a list: a word, a pattern, or names with a pattern at the end."""
    if isinstance(like, list):
        fits = isinstance(entry, list) and len(entry) == len(like)
        if not fits or any(
            not isinstance(one, (int, float) if isinstance(other, float) else str)
            for one, other in zip(entry, like, strict=True)
        ):
            near = entry[0] if isinstance(entry, list) and entry and isinstance(entry[0], str) else str(entry)
            raise _Mistake(_("an entry of “{name}” has other parts than expected").format(name=name), near)
        if table == "outcomes" and entry[0] not in frozenset(Outcome):
            raise _Mistake(_("there is no outcome called “{name}”").format(name=entry[0]), entry[0])
        _check_pattern(table, name, entry[-1])
    elif not isinstance(entry, str):
        raise _Mistake(_("an entry of “{name}” is no text in quotation marks").format(name=name), str(entry))
    elif stray_escape(entry):
        _check_quotes(entry)
    elif not entry.strip():
        raise _Mistake(_("an entry of “{name}” is empty").format(name=name), name)
    elif _is_pattern(table, name):
        _check_pattern(table, name, entry)


def _is_pattern(table: str, name: str) -> bool:
    if (table, name) in _NOT_PATTERNS:
        return False
    return table == "decision_headings" or table in _PATTERN_TABLES or (table, name) in _PATTERNS


def _check_quotes(text: str) -> None:
    written = stray_escape(text)
    if written is not None:
        raise _Mistake(
            _("“{written}” means something else in double quotes: put the pattern in single quotes").format(
                written=written
            ),
            written,
        )


def _check_pattern(table: str, name: str, pattern: str) -> None:
    _check_quotes(pattern)
    near = pattern[:30]
    groups = set()

    def stands_for(match: re.Match[str]) -> str:
        if match[0] not in _GROUP_OF:
            return "X"
        again = _GROUP_OF[match[0]] in groups
        groups.add(_GROUP_OF[match[0]])
        if again:
            raise _Mistake(_("{word} stands twice in one pattern").format(word=match[0]), near)
        return f"(?P<{_GROUP_OF[match[0]]}>x)"

    try:
        compiled = re.compile(_PLACEHOLDER.sub(stands_for, pattern), re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise _Mistake(pattern_mistake(error), near) from error
    for group in _GROUPS.get((table, name), ()):
        if group not in compiled.groupindex:
            raise _Mistake(_("the pattern lacks (?P<{name}>…)").format(name=group), near)


def patterns_of(words: Words) -> Iterator[tuple[str, str, str]]:
    """All patterns of a file of words: table, list, pattern."""
    for table, lists in words.items():
        for name, value in lists.items():
            for entry in value if isinstance(value, list) else ():
                if isinstance(entry, list) and entry and isinstance(entry[-1], str):
                    yield table, name, entry[-1]
                elif isinstance(entry, str) and _is_pattern(table, name):
                    yield table, name, entry
