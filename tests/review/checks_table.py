"""The table of checks in docs/review.md: `python tests/review/checks_table.py` writes it anew."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.review.check import Check, Value
from core.review.checks import all_checks
from core.review.finding import Group

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "review.md"
_BEGIN, _END = "<!-- checks -->", "<!-- end of the checks -->"
_TITLES = {
    Group.DECISIONS: "Decisions",
    Group.PEOPLE: "People",
    Group.FORM: "Form",
    Group.CONFIDENTIAL: "Confidential",
    Group.LANGUAGE: "Language",
    Group.ACCESS: "Access",
}


def table() -> str:
    """All checks as they come, a table a group."""
    parts = []
    for group, title in _TITLES.items():
        rows = "\n".join(_row(check) for check in all_checks() if check.group is group)
        parts.append(
            f"### {title}\n\n| check | | what it finds, and why | source | tuned by |\n"
            f"| --- | --- | --- | --- | --- |\n{rows}\n"
        )
    return "\n".join(parts)


def _row(check: Check) -> str:
    tuning = ", ".join(f"`{name} = {_written(value)}`" for name, value in check.tuning.items())
    cells = (
        f"`{check.id}`",
        check.severity.value,
        f"**{check.name()}.** {check.why()} {check.advice()}",
        check.source() or "–",
        tuning or "–",
    )
    return "| " + " | ".join(" ".join(each.split()).replace("|", "\\|") for each in cells) + " |"


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{each}"' for each in value) + "]"
    return f'"{value}"' if isinstance(value, str) else f"{value:g}"


def parts_of_page() -> Iterator[str]:
    """What stands before the table, the table, and what stands behind it."""
    before, rest = PAGE.read_text("utf-8").split(_BEGIN)
    within, behind = rest.split(_END)
    yield from (before, within, behind)


def main() -> None:
    """Write the table into the page."""
    before, _within, behind = parts_of_page()
    PAGE.write_text(f"{before}{_BEGIN}\n\n{table()}\n{_END}{behind}", "utf-8")


if __name__ == "__main__":
    main()
