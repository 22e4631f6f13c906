"""What a finding and a comment are called in the list, the card and for screen readers."""

from __future__ import annotations

from core.language import _, long_date, ngettext
from core.review.finding import severity_word
from core.wording import shortened
from gui.models.agenda import item_title
from gui.review.rows import CommentRow, FindingRow, Row, Standing

LONGEST_QUOTE = 120
_OF_NUMBERS = frozenset(("cpr-number", "national-number"))
"""The checks whose findings quote the number of a person."""


def head_words(row: Row) -> str:
    """What it is and where: "Warning · item 4 · p. 3"."""
    return " · ".join(filter(None, (kind_words(row), place_words(row))))


def kind_words(row: Row) -> str:
    """What it is: a severity, or a comment; and how it stands where it is not open."""
    if isinstance(row, CommentRow):
        if row.is_open:
            return _("Comment")
        return _("Comment, settled · text changed since") if row.thread.has_changed else _("Comment, settled")
    word = severity_word(row.finding.severity)
    match row.standing:
        case Standing.OPEN:
            return word
        case Standing.DISMISSED:
            return _("{what}, dismissed").format(what=word)
        case Standing.LET_BE:
            return _("{what}, let be by the rules").format(what=word)
        case Standing.GONE:
            return _("{what}, settled by itself").format(what=word)


def place_words(row: Row) -> str:
    """Where it is: "item 4 · p. 3"; of what is about the whole document, that."""
    parts = []
    if isinstance(row, CommentRow):
        if row.thread.target is None:
            return _("without a place in this version")
    elif row.standing is Standing.GONE:
        return _("in the version before")
    if row.item is not None:
        number = row.item.number
        parts.append(_("item {number}").format(number=number) if number else _("item without a number"))
    if isinstance(row, FindingRow):
        if row.finding.page is not None:
            parts.append(_("p. {page}").format(page=row.finding.page + 1))
        elif row.item is None and row.finding.span is None:
            parts.append(_("the whole document"))
    return " · ".join(parts)


def message_words(row: Row) -> str:
    """What is said: of a comment, its words."""
    return row.finding.message if isinstance(row, FindingRow) else row.thread.comment.text


def quote_words(row: Row, *, whole: bool = False) -> str:
    """The words it is about, in quotation marks; nothing where it is about none. The end of a person's number
    is left out but where they are wanted `whole`."""
    if isinstance(row, FindingRow):
        quote = row.finding.quote
    else:
        passage = row.thread.comment.passage
        quote = "" if passage is None else " ".join(passage.quote.split())
    if not whole:
        quote = shown_quote(quote, row.finding.check if isinstance(row, FindingRow) else "")
    return _("“{words}”").format(words=shortened(quote, LONGEST_QUOTE)) if quote else ""


def shown_quote(quote: str, check: str) -> str:
    """What a finding of `check` quotes, with the end of a person's number left out, as its message has it."""
    if not any(map(str.isdigit, quote)):
        return quote
    from core.confidential.personal import shortened_number, with_shortened_numbers  # no start needs them

    shown = with_shortened_numbers(quote)
    return shortened_number(quote) if shown == quote and check in _OF_NUMBERS else shown


def beside_words(row: Row) -> str:
    """What stands below a short message: the words it is about, or its item, or what to do."""
    if quote := quote_words(row):
        return quote
    if row.item is not None:
        return item_title(row.item)
    return row.finding.advice if isinstance(row, FindingRow) else who_words(row)


def folded_words(row: Row) -> str:
    """What a folded card says of a row, whose own words the list has: what to do, or who said it."""
    if isinstance(row, CommentRow):
        count = len(row.thread.replies)
        replies = ngettext("{count} reply", "{count} replies", count).format(count=count) if count else ""
        return " · ".join(filter(None, (who_words(row), replies)))
    return row.finding.advice or quote_words(row) or head_words(row)


def who_words(row: CommentRow) -> str:
    """Who made a comment, and when."""
    comment = row.thread.comment
    return f"{comment.author} · {long_date(comment.created.astimezone().date())}"


def spoken(row: Row) -> str:
    """The whole of it, for a screen reader and for the tooltip."""
    parts = [head_words(row), message_words(row), quote_words(row)]
    if isinstance(row, CommentRow):
        parts.insert(1, who_words(row))
    elif row.dismissal is not None:
        parts.append(_("Reason: {reason}").format(reason=row.dismissal.reason))
    return ". ".join(part.rstrip(".") for part in parts if part)
