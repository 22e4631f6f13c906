"""Annotations as they are given to others: personal data masked in all words they carry."""

from __future__ import annotations

from dataclasses import replace

from core.annotations import Annotation, ItemKey, Passage
from core.confidential.former_words import masked_former
from core.confidential.personal import Masking
from core.web_annotation import GivenAnnotation, MadeIn


def masked_given(given: GivenAnnotation, masking: Masking) -> GivenAnnotation:
    """`given` with the masks that `masking` puts: in the annotation, and in what it says of its document."""
    item = given.annotation.item
    with masking.under(" ".join(filter(None, (item.number, item.title)))):
        return replace(
            given,
            annotation=masked_annotation(given.annotation, masking),
            made_in=masked_origin(given.made_in, masking),
            former=given.former and masked_former(given.former, masking),
        )


def masked_annotation(annotation: Annotation, masking: Masking) -> Annotation:
    """`annotation` with its masks, in its author's name, too."""
    passage, follow_up = annotation.passage, annotation.follow_up
    if follow_up is not None and follow_up.who is not None:
        follow_up = replace(follow_up, who=masking(follow_up.who))
    return replace(
        annotation,
        text=masking(annotation.text),
        author=masking(annotation.author),
        item=_masked_key(annotation.item, masking),
        passage=passage and _masked_passage(passage, masking),
        follow_up=follow_up,
    )


def masked_origin(origin: MadeIn, masking: Masking) -> MadeIn:
    """What is said of a document, with its masks."""
    return replace(
        origin,
        municipality=origin.municipality and masking(origin.municipality),
        body=origin.body and masking(origin.body),
        name=origin.name and masking(origin.name),
    )


def _masked_key(key: ItemKey, masking: Masking) -> ItemKey:
    return ItemKey(
        key.number,
        key.title and masking(key.title),
        key.case_number and masking.case_number(key.case_number),
    )


def _masked_passage(passage: Passage, masking: Masking) -> Passage:
    prefix, quote, suffix = masking.pieces((passage.prefix, passage.quote, passage.suffix), 1)
    return replace(passage, prefix=prefix, quote=quote, suffix=suffix)
