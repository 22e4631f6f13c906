"""All checks over a draft: pure, the same draft and rules always give the same findings."""

from __future__ import annotations

import hashlib
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from core.case_numbers import case_key
from core.circles import no_search_for_circles
from core.language import _
from core.minutes import Role
from core.parsing.vocabulary import folded
from core.review.check import Check
from core.review.checks import all_checks
from core.review.draft import Draft
from core.review.finding import MOST_TOLD, Finding, Hit, Severity, order_of
from core.review.own_checks import own_hits
from core.review.rules import Rules
from core.source_text import Span

_EVERYWHERE = ""


def review(draft: Draft, rules: Rules, checks: Iterable[Check] | None = None) -> tuple[Finding, ...]:
    """What `checks` find, in the order of the text; what is about the whole document comes first,
    its notes come last.

    Without `checks` all run. What the rules switch off is left out; what they let be has
    its reason in `allowed`. Where a check fails, the finding is that it did.
    """
    chosen = all_checks() if checks is None else tuple(checks)
    found: list[Finding] = []
    with no_search_for_circles():
        for check in chosen:
            if rules.is_on(check):
                found += findings(draft, rules, check, _to_an_end(check, _guarded(draft, rules, check)))
        if checks is None:
            for own, hits in own_hits(draft, rules):
                found += findings(draft, rules, own, _to_an_end(own, hits))
    return in_order(draft, found)


def _guarded(draft: Draft, rules: Rules, check: Check) -> Iterator[Hit]:
    """What a check finds; where it fails, that: it must not cost what the others find."""
    try:
        yield from check.look(draft, rules.tuned(check))
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        yield Hit(
            None,
            _("This check failed, so nothing can be said of what it looks for: {name} ({error}).").format(
                name=check.name(),
                error=f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}",  # quotes nothing
            ),
            _("The other checks ran. Please report this with the file, if you may share it."),
            subject=check.id,
            severity=Severity.WARNING,
        )


def _to_an_end(check: Check, hits: Iterator[Hit]) -> Iterator[Hit]:
    """The first `MOST_TOLD` hits, and where there are more, that."""
    yield from islice(hits, MOST_TOLD)
    if next(hits, None) is not None:
        message = _("This check finds more than {n} places: {name}. The first of them are told.")
        yield Hit(None, message.format(n=MOST_TOLD, name=check.name()), subject=check.id)


def in_order(draft: Draft, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """`found` in the order of the text; what is about the whole document comes first,
    its notes come last."""
    return tuple(sorted(found, key=lambda each: order_of(each, draft.meeting.items)))


def findings(draft: Draft, rules: Rules, check: Check, hits: Iterable[Hit]) -> Iterator[Finding]:
    """Findings of one check's hits."""
    counts: Counter[str] = Counter()
    for hit in hits:
        item, role = _placed(draft, hit)
        quote = draft.quote(hit.span) if hit.span is not None else ""
        known = _known_by(draft, check, item, quote, hit.subject)
        counts[known] += 1
        counted = known if check.everywhere else f"{known}\n{counts[known]}"
        yield Finding(
            check.id,
            check.group,
            rules.severity(check, hit.severity),
            hit.message,
            hit.advice or rules.advice(check),
            hashlib.sha256(counted.encode()).hexdigest()[:32],
            hit.span,
            quote,
            item,
            role,
            _page(draft, hit),
            hit.box,
            hit.also,
            hit.suggestions,
            rules.allowed(check.id, quote or hit.subject),
        )


def _known_by(draft: Draft, check: Check, item: int | None, quote: str, subject: str) -> str:
    """What a finding is known by, but for its count."""
    of_item = _EVERYWHERE
    if item is not None and not check.everywhere:
        of_item = draft.once(_names_of_items)[item]
    return "\n".join((check.id, of_item, folded(quote) or quote, folded(subject)))


def _names_of_items(draft: Draft) -> tuple[str, ...]:
    """What each item is known by: its title; with its case, and then its number, where others bear it, too.

    A case number alone would be that of several items, and is itself put right in drafts.
    """
    items = draft.meeting.items
    told = [(folded(item.title), case_key(item.case_number) or "", item.number or "") for item in items]
    counts = Counter(told[at][:much] for at in range(len(told)) for much in (1, 2))
    names = []
    for each in told:
        much = next((much for much in (1, 2) if each[0] and counts[each[:much]] == 1), 3)
        names.append("\t".join(each[:much]))
    return tuple(names)


def _placed(draft: Draft, hit: Hit) -> tuple[int | None, Role | None]:
    if hit.span is None:
        return hit.item, None
    node = draft.node_at(hit.span.start)
    if node is None or node.item is None:
        return hit.item, None
    if node.section is None:
        return node.item, None
    return node.item, draft.meeting.items[node.item].sections[node.section].role


def _page(draft: Draft, hit: Hit) -> int | None:
    if hit.box is not None:
        return hit.box.page
    span: Span | None = hit.span
    if span is None and hit.item is not None:
        span = draft.meeting.items[hit.item].heading
    return None if span is None else draft.source.page_of(span.start)
