"""What the search page lists without hits: searches that were kept, what can be typed, what may be tried."""

from __future__ import annotations

from collections.abc import Sequence

from core.language import _
from core.minutes import Outcome, Role
from core.query import Query, with_filter
from core.query_words import YES, Field
from gui.models.search_rows import Act, ActRow, Caption, LineKind, LineRow, Message, Row
from gui.overviews.search.filter_words import filter_name
from gui.overviews.search.kept_searches import Kept

FEW = 8
"""Lines of the history that are listed."""
FEW_WORDS = 6


def start_rows(kept: Kept) -> list[Row]:
    """What is listed below an empty line."""
    rows: list[Row] = []
    if kept.saved:
        rows.append(Caption(_("Saved searches")))
        rows += [LineRow(LineKind.SAVED, each.line, each.name, each.line, each.id) for each in kept.saved]
    if kept.history:
        rows.append(Caption(_("Searched for lately")))
        rows += [LineRow(LineKind.HISTORY, line, line) for line in kept.history[:FEW]]
        rows.append(ActRow(Act.FORGET, _("Forget the history")))
    rows.append(Caption(_("What can be typed")))
    return rows + _examples()


def _examples() -> list[Row]:
    found = _("budget")
    examples = [
        (_("follow-up"), _("Words in any form, and inside longer words; all of them must be there")),
        (_("“free choice”"), _("In quotation marks: exactly these words in a row")),
        (_("plan OR strategy"), _("OR, NOT, brackets; a minus leaves out: plan -harbour")),
        ("24-003817", _("A case number, written in any way")),
        (with_filter(found, Field.ROLE, Role.DECISION), _("Only where it stands in a decision")),
        (with_filter(found, Field.OUTCOME, Outcome.POSTPONED), _("By what came out of it")),
        (with_filter(found, Field.PERIOD, "2024"), _("By year, month or day")),
        (with_filter("", Field.AGAINST, YES), _("Decided against the recommendation")),
    ]
    return [LineRow(LineKind.EXAMPLE, line, line, about) for line, about in examples]


def nothing_rows(query: Query, meetings: int | None) -> list[Row]:
    """What is listed where nothing was found: that, and what may be tried instead; in a library of no
    `meetings` how some come into it. None is not known."""
    if meetings == 0:
        return [
            Message(_("There are no meetings yet: open or import minutes (Ctrl+O), and search them here."))
        ]
    words = _("Nothing found for “{words}”.").format(words=query.line.strip())
    rows: list[Row] = [Message(words)]
    instead = [*_without_filters(query), *_with_fewer_words(query)]
    if instead:
        rows.append(Caption(_("Try instead")))
        rows += instead
    else:
        rows.append(Message(_("Try fewer or shorter words: the beginning of a word, or a part of it.")))
    return rows


def _without_filters(query: Query) -> list[Row]:
    rows: list[Row] = []
    for each in query.filters:
        line = query.without(each)
        name = _("Without the filter “{filter}”").format(filter=filter_name(each))
        rows.append(LineRow(LineKind.INSTEAD, line, name, line))
    return rows


def _with_fewer_words(query: Query) -> list[Row]:
    words: Sequence[str] = query.line.split()
    plain = not query.filters and all(word.isalnum() and not word.isupper() for word in words)
    if not plain or not 1 < len(words) <= FEW_WORDS:
        return []
    line = f" {_('OR')} ".join(words)
    return [LineRow(LineKind.INSTEAD, line, _("Any of these words"), line)]
