"""Drafts made of a few lines, as the tests of checks read them."""

from __future__ import annotations

from core.parsing import parse
from core.review.checks import check_named
from core.review.draft import Draft
from core.review.finding import Finding
from core.review.inside.facts import FileFacts
from core.review.rules import NO_RULES, Rules
from core.review.running import review
from core.sources import read


def draft_of(text: str, name: str = "referat.txt", facts: FileFacts | None = None) -> Draft:
    """The draft that `text` is, in a plain text file."""
    source = read(text.encode())
    return Draft(source, parse(source), name, facts)


def found(check: str, draft: Draft | str, rules: Rules = NO_RULES) -> list[Finding]:
    """What one check finds in a draft."""
    known = check_named(check)
    assert known is not None, f"no check is called {check}"
    return list(review(draft_of(draft) if isinstance(draft, str) else draft, rules, [known]))


def quotes(check: str, draft: Draft | str, rules: Rules = NO_RULES) -> list[str]:
    """The words at the places that one check finds."""
    return [each.quote for each in found(check, draft, rules)]
