"""Drafts looked through, on the command line (docs/command_line.md): for a pipeline that publishes minutes.

No library is needed. The exit status says how severe the worst finding is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.command_line_shared import asked, defect_at, shared_options, told, warn_of_own_words
from core.errors import UserFacingError
from core.language import _

if TYPE_CHECKING:
    from core.exports.review.checked import Checked
    from core.review.rules import Rules

_FORMS = ("text", "json", "sarif")
FAILED = 1
WARNINGS = 3
ERRORS = 4


def check_command() -> click.Command:
    """The command, its help in the language in use."""
    file = click.Path(path_type=Path)
    return click.Command(
        "check",
        callback=_check,
        help=_("Look drafts of minutes through for what should be put right before they are published."),
        params=[
            click.Argument(["files"], type=file, nargs=-1, required=True),
            click.Option(
                ["--format", "form"],
                type=click.Choice(_FORMS),
                default="text",
                help=_("Text to read, JSON, or SARIF for other programs."),
            ),
            click.Option(
                ["--rules"],
                type=file,
                help=_("The file of rules, if not the municipality's beside the settings."),
            ),
            click.Option(
                ["--spelling/--no-spelling"],
                default=True,
                help=_("Spell the words, where a dictionary is on this machine."),
            ),
            *shared_options(),
        ],
    )


@click.pass_context
def _check(
    context: click.Context, /, files: tuple[Path, ...], form: str, rules: Path | None, spelling: bool
) -> None:
    from core.exports.review.as_json import as_json
    from core.exports.review.as_sarif import as_sarif
    from core.exports.review.as_text import as_text

    warn_of_own_words()
    given = None if rules is None else _given_rules(rules)
    password = asked(context, "password")
    read: list[Checked] = []
    unread: list[tuple[str, str]] = []
    is_faulty = False
    for path in files:
        try:
            checked, fault = _checked(path, given, password, spelling=spelling)
            read.append(checked)
            is_faulty |= fault
        except Exception as error:  # a defect of ours on one file must not cost what is said of the others
            why = told(error if isinstance(error, UserFacingError) else defect_at(error))
            unread.append((str(path), why))
            click.echo(f"{path}: {why}", err=True)
    forms: dict[str, Callable[[list[Checked]], str]] = {
        "text": as_text,
        "json": as_json,
        "sarif": partial(as_sarif, unread=unread),
    }
    told_of = forms[form](read).encode("utf-8", "backslashreplace")  # a file's name may be no UTF-8
    click.echo(told_of.decode("utf-8"), nl=False)
    context.exit(FAILED if unread or is_faulty else _status(read))


def _given_rules(path: Path) -> Rules:
    """The rules that were asked for: without them nothing is looked through. Raises UserFacingError."""
    from core.review.rules_file import load_rules

    try:
        return load_rules(path)
    except UserFacingError as error:
        raise UserFacingError(error.what, _("Put that right. Nothing was looked through.")) from error


def _checked(
    path: Path, rules: Rules | None, password: str | None, *, spelling: bool
) -> tuple[Checked, bool]:
    """One file, looked through, and whether the rules that hold for it are faulty, so that it was looked
    through without. Raises UserFacingError."""
    from core.exports.review.checked import Checked
    from core.opening import open_file
    from core.review.draft import Draft
    from core.review.inside.reading import facts_of
    from core.review.rules import NO_RULES, rules_path
    from core.review.rules_file import load_rules
    from core.review.running import in_order, review
    from core.review.spelling.background import SpellingRun
    from core.review.spelling.wish import SpellingWish
    from core.settings import load_settings

    opened, lacking = open_file(path, password), []
    try:
        rules = rules or load_rules(rules_path(opened.meeting.municipality), may_lack=True)
    except UserFacingError as error:
        rules, lacking = NO_RULES, [str(error)]
    is_faulty = bool(lacking)
    facts = facts_of(opened.content, opened.source, opened.password)
    draft = Draft(opened.source, opened.meeting, path.name, facts)
    found = review(draft, rules)
    if spelling:
        run = SpellingRun(draft, rules, SpellingWish(load_settings().dictionary))
        found = in_order(draft, (*found, *run.rest()))
        lacking += [run.lacking] if run.lacking else []
    content = opened.content if opened.path == path and path.is_file() else None  # not out of an archive
    checked = Checked(str(path), opened.source, opened.meeting, found, rules, tuple(lacking), content)
    return checked, is_faulty


def _status(read: list[Checked]) -> int:
    from core.review.finding import Severity

    worst = {severity for each in read for severity in each.counts}
    return ERRORS if Severity.ERROR in worst else WARNINGS if Severity.WARNING in worst else 0
