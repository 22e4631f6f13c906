"""All kinds of faults of minutes, each with the checks that may find it."""

from __future__ import annotations

from dataclasses import replace

from core.review.rules import NO_RULES, CheckRule
from tests.faults import decisions, form, people, sections, words
from tests.faults.bed import Fault

RULES = replace(
    NO_RULES,
    checks={
        "section-missing": CheckRule(tuning={"required": ("Økonomi",)}),
        "signature-missing": CheckRule(tuning={"always": True}),
    },
)
"""A municipality that wants to be told of the money in every item, and that signs in its minutes."""
FOUND_BY: dict[str, tuple[str, ...]] = {
    "item without a decision": ("decision-missing",),
    "decision that does not say which recommendations": ("decision-points",),
    "text that contradicts its outcome": ("decision-contradicts",),
    "votes that contradict the outcome": ("decision-votes", "decision-contradicts"),
    "another body's name in the decision": ("decision-body",),
    "another body's name in the decision's heading": ("decision-body",),
    "another date in the decision": ("decision-date",),
    "another date in the decision's heading": ("decision-date", "date-of-decision"),
    "point of a recommendation lost": ("point-number",),
    "recommended to a body outside the process line": ("decision-process",),
    "participants not stated": ("participants-missing",),
    "absent and present in the head": ("absent-present",),
    "absent and active in an item": ("absent-votes", "absent-present"),
    "absent member who votes": ("absent-votes", "absent-present", "voter-unknown"),
    "disqualified member who votes": ("absent-votes",),
    "more votes than members present": ("votes-sum",),
    "vote of somebody not present": ("voter-unknown",),
    "no quorum": ("quorum",),
    "disqualified without the word on leaving": ("disqualified-stayed",),
    "substitute without whom they stand for": ("substitute-for-whom",),
    "a name spelt in two ways": ("name-spelling",),
    "contents list: another title": ("contents-title", "contents-lacks", "item-vanished"),
    "contents list: an item lacks": ("contents-lacks",),
    "contents list: another page": ("contents-page",),
    "contents list: another order": ("contents-order",),
    "number missing": ("number-missing",),
    "number doubled": ("number-doubled",),
    "number out of order": ("number-order",),
    "item that vanishes": ("item-vanished", "number-missing"),
    "item withdrawn and dealt with": ("item-withdrawn",),
    "weekday of the head": ("date-weekday",),
    "weekday of a text": ("date-weekday",),
    "two days in the head": ("date-in-head",),
    "another day called today": ("date-in-text",),
    "day that is none": ("date-impossible",),
    "period that ends before it begins": ("period-order",),
    "earlier decision with a later day": ("date-of-decision", "decision-date"),
    "another day in the file's name": ("date-of-file",),
    "end before the start": ("time-order",),
    "leaving after the end": ("time-in-text",),
    "impossible time": ("time-impossible",),
    "section empty": ("section-empty",),
    "recommendation empty": ("section-empty",),
    "section missing": ("section-missing",),
    "placeholder left in": ("placeholder",),
    "unknown abbreviation": ("abbreviation-unknown",),
    "attachment never mentioned": ("attachment-unmentioned",),
    "attachment not listed": ("attachment-unlisted",),
    "two lists of attachments differ": ("attachment-lists",),
    "case number's form": ("case-number-form",),
    "one case number twice": ("case-number-shared",),
    "no item for signatures": ("signature-missing",),
    "CPR number": ("cpr-number",),
    "private address": ("private-contact",),
    "private telephone": ("private-contact",),
    "private e-mail": ("private-contact",),
    "health, family, social case near a name": ("sensitive-words",),
    "closed item with text": ("closed-text",),
    "closed item with attachments": ("closed-text",),
    "closed item without public wording": ("closed-wording",),
    "doubled word": ("word-doubled",),
    "doubled word in a title": ("word-doubled",),
    "missing full stop": ("full-stop-missing",),
    "sentence over forty words": ("sentence-long",),
    "quotation mark that does not pair": ("mark-unpaired",),
    "bracket that does not pair": ("mark-unpaired",),
    "space before a comma": ("space-superfluous",),
}
"""By which checks a fault may be found: any of them."""

FAULTS: tuple[Fault, ...] = tuple(
    replace(fault, checks=FOUND_BY.get(fault.name, ()))
    for fault in (
        *decisions.FAULTS,
        *people.FAULTS,
        *form.FAULTS,
        *sections.FAULTS,
        *words.CONFIDENTIAL,
        *words.LANGUAGE,
    )
)
