"""What may be told of the words that annotations were on in an earlier version of their document."""

from __future__ import annotations

from dataclasses import replace

from core.annotations import Annotation, Passage, find_item
from core.carried import Anchor, Former
from core.confidential.closed_items import ClosedItems
from core.confidential.personal import Masking
from core.confidential.placing import NO_ITEM
from core.library.carrying.here import Settled
from core.library.lists.meetings import LoadedMeeting


def former_of(loaded: LoadedMeeting, annotation: Annotation, closed: ClosedItems | None) -> Former | None:
    """What may be told of the way of `annotation` to the version that was loaded; `closed` are its closed
    items, None where these go out as well. Nothing is told where it is on the words it was always on, and
    where its former words stood on an item that is, or may be, closed, or tell of one."""
    here = loaded.carried.get(annotation.id)
    if here is None or here.settled is Settled.UNDONE:
        return None
    if here.place is None:
        return Former(here.standing)
    passage = here.was.passage
    if not here.former_words or passage is None:
        return None
    if closed is not None:
        key = here.was.item
        stood = replace(annotation, item=key, passage=passage)
        index = find_item(loaded.meeting.items, key)
        if not closed.lost_may_go_out(stood, key, index):
            return None
        if key == NO_ITEM and closed.words.told_by(passage.quote):
            return None  # before the first item there may be a list of their titles
    return Former(here.standing, here.was, here.by_hand)


def masked_former(former: Former, masking: Masking) -> Former:
    """`former` with its masks, in what the item was called, too. What stood around the words shows which of
    them are a part of personal data, and is left out."""
    if former.was is None:
        return former
    key, passage = former.was.item, former.was.passage
    item = replace(
        key,
        title=key.title and masking(key.title),
        case_number=key.case_number and masking.case_number(key.case_number),
    )
    if passage is not None:
        passage = replace(passage, quote=_masked_words(passage, masking), prefix="", suffix="")
    return replace(former, was=Anchor(item, passage))


def _masked_words(passage: Passage, masking: Masking) -> str:
    """The words of `passage` with their masks, those too of which they have a part alone; what stood around
    them does not go out, and is not counted."""
    pieces = (passage.prefix, passage.quote, passage.suffix)
    with masking.uncounted():
        quote = masking.pieces(pieces, 1)[1]
        is_whole = quote == masking(passage.quote)
    if is_whole:
        return masking(passage.quote)
    masking.look_at("".join(pieces))
    return quote
