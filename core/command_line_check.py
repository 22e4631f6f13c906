"""Drafts looked through, on the command line (docs/command_line.md): for a pipeline that publishes minutes.

No library is needed. The exit status says how severe the worst finding is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.command_line_shared import asked, shared_options, told, warn_of_own_words
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
    from core.review.rules_file import load_rules

    warn_of_own_words()
    given = None if rules is None else load_rules(rules)
    password = asked(context, "password")
    read: list[Checked] = []
    unread: list[tuple[str, str]] = []
    for path in files:
        try:
            read.append(_checked(path, given, password, spelling=spelling))
        except UserFacingError as error:
            unread.append((str(path), told(error)))
            click.echo(f"{path}: {told(error)}", err=True)
    forms: dict[str, Callable[[list[Checked]], str]] = {
        "text": as_text,
        "json": as_json,
        "sarif": partial(as_sarif, unread=unread),
    }
    click.echo(forms[form](read), nl=False)
    context.exit(FAILED if unread else _status(read))


def _checked(path: Path, rules: Rules | None, password: str | None, *, spelling: bool) -> Checked:
    """One file, looked through. Raises UserFacingError."""
    from core.exports.review.checked import Checked
    from core.opening import open_file
    from core.review.draft import Draft
    from core.review.inside.reading import facts_of
    from core.review.rules import rules_path
    from core.review.rules_file import load_rules
    from core.review.running import in_order, review
    from core.review.spelling.background import SpellingRun
    from core.review.spelling.wish import SpellingWish
    from core.settings import load_settings

    opened = open_file(path, password)
    if rules is None:
        rules = load_rules(rules_path(opened.meeting.municipality), may_lack=True)
    facts = facts_of(opened.content, opened.source, opened.password)
    draft = Draft(opened.source, opened.meeting, path.name, facts)
    found = review(draft, rules)
    if not spelling:
        return Checked(str(path), opened.source, opened.meeting, found, rules)
    run = SpellingRun(draft, rules, SpellingWish(load_settings().dictionary))
    found = in_order(draft, (*found, *run.rest()))
    lacking = (run.lacking,) if run.lacking else ()
    return Checked(str(path), opened.source, opened.meeting, found, rules, lacking)


def _status(read: list[Checked]) -> int:
    from core.review.finding import Severity

    worst = {severity for each in read for severity in each.counts}
    return ERRORS if Severity.ERROR in worst else WARNINGS if Severity.WARNING in worst else 0
