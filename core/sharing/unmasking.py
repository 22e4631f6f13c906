"""What masked words that come back stood for: a copy that went out masked, and was changed elsewhere, must
not put its masks over the words here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from core.annotations import Annotation, FollowUp, Passage
from core.confidential.personal import mask
from core.confidential.personal_words import Found, PersonalKind, personal_in, personal_in_case_number


def unmasked(given: Annotation, here: Annotation) -> Annotation:
    """`given`, a state of the annotation that is `here`, with the words here in the place of masks."""
    item = replace(
        given.item,
        number=_or_none(given.item.number, here.item.number),
        title=_or_none(given.item.title, here.item.title),
        case_number=_or_none(given.item.case_number, here.item.case_number, personal_in_case_number),
    )
    return replace(
        given,
        text=unmasked_text(given.text, here.text),
        item=item,
        passage=_passage(given.passage, here.passage),
        follow_up=_follow_up(given.follow_up, here.follow_up),
    )


def unmasked_text(text: str, here: str, find: Callable[[str], Iterable[Found]] = personal_in) -> str:
    """`text` with what its masks stand for in `here`, kind by kind, in their order. Where these are not as
    many as those, it is not known which is which, and the masks stay."""
    masked = [kind for kind in PersonalKind if mask(kind) in text]
    if not masked:
        return text
    words: defaultdict[PersonalKind, list[str]] = defaultdict(list)
    for found in find(here):
        written = here[found.start : found.end]
        if written not in text:  # it was kept as it is
            words[found.kind].append(written)
    for kind in masked:
        pieces = text.split(mask(kind))
        if len(pieces) == len(words[kind]) + 1:
            text = pieces[0] + "".join(map("".join, zip(words[kind], pieces[1:], strict=True)))
    return text


def _or_none(
    text: str | None, here: str | None, find: Callable[[str], Iterable[Found]] = personal_in
) -> str | None:
    return text if text is None or here is None else unmasked_text(text, here, find)


def _passage(given: Passage | None, here: Passage | None) -> Passage | None:
    if given is None or here is None:
        return given
    quote = unmasked_text(given.quote, here.quote)
    if quote != here.quote:
        return given
    # words around it may have been left out, as a mask reached into them
    prefix = unmasked_text(given.prefix, here.prefix) or here.prefix
    suffix = unmasked_text(given.suffix, here.suffix) or here.suffix
    return replace(given, quote=quote, prefix=prefix, suffix=suffix)


def _follow_up(given: FollowUp | None, here: FollowUp | None) -> FollowUp | None:
    if given is None or here is None:
        return given
    return replace(given, who=_or_none(given.who, here.who))
