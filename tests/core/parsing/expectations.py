"""How a parse differs from what a careful reader found, in sentences.

The form of the gold files is the corpus's; `*_alt` is also right, `*_optional` is neither wanted nor
punished. Only keys that the gold has are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Gold = dict[str, Any]


def key(text: object) -> str:
    """What of a text counts: its letters and figures."""
    return re.sub(r"[\W_]+", "", str(text or "")).casefold()


def differences(gold: Gold, got: Gold) -> list[str]:
    """Everything in which `got` is not what `gold` says."""
    return [*_head(gold, got), *_items(gold, got)]


def _head(gold: Gold, got: Gold) -> Iterator[str]:
    for name in ("kind", "body", "date", "start_time", "end_time", "place", "draft"):
        if name not in gold:
            continue
        right = [gold[name], *gold.get(f"{name}_alt", [])]
        if key(got[name]) not in map(key, right):
            yield f"{name}: want {gold[name]!r}, got {got[name]!r}"
    for name in ("participants", "absent", "staff", "signatories"):
        yield from _names("the head", name, gold, got)
    if "substitutes" in gold:
        want = [(each["name"], each["for"]) for each in gold["substitutes"]]
        have = [(each["name"], each["for"]) for each in got["substitutes"]]
        if want != have:
            yield f"substitutes: want {want}, got {have}"


def _names(where: str, name: str, gold: Gold, got: Gold) -> Iterator[str]:
    if name not in gold:
        return
    free = gold.get(f"{name}_optional", [])
    if free is True:
        return
    want = sorted(each for each in gold[name] if each not in free)
    have = sorted(each for each in got[name] if each not in free)
    if want != have:
        yield f"{where}: {name}: want {want}, got {have}"


def _items(gold: Gold, got: Gold) -> Iterator[str]:
    wanted = [item for item in gold["items"] if not item.get("toc_only")]
    numbers = [item["number"] for item in got["items"]]
    if [item["number"] for item in wanted] != numbers:
        yield f"items: want {[item['number'] for item in wanted]}, got {numbers}"
        return
    for want, have in zip(wanted, got["items"], strict=True):
        where = f"item {want['number']}"
        titles = [want["title"], *want.get("title_alt", [])]
        if key(have["title"]) not in map(key, titles):
            yield f"{where}: title: want {want['title']!r}, got {have['title']!r}"
        for name in ("closed", "case_number", "journal_number", "document_number"):
            if want.get(name) is not None and want[name] != have[name]:
                yield f"{where}: {name}: want {want[name]!r}, got {have[name]!r}"
        yield from _roles(where, want, have)
        yield from _decisions(where, gold, want, have)
        if list(map(key, want["attachments"])) != list(map(key, have["attachments"])):
            yield f"{where}: attachments: want {want['attachments']}, got {have['attachments']}"
        yield from _votes(where, want, have)
        for name in ("absent", "not_participating", "disqualified"):
            yield from _names(where, name, want, have)
        yield from _put_on_record(where, want, have)


def _roles(where: str, want: Gold, have: Gold) -> Iterator[str]:
    free = {"other", *want.get("sections_optional", [])}
    if want["decisions"] and not {"decision", "prior_decision"} & set(want["sections"]):
        free.add("decision")
    roles = list(dict.fromkeys(section["role"] for section in have["sections"]))
    wanted = [role for role in want["sections"] if role not in free]
    found = [role for role in roles if role not in free]
    if sorted(wanted) != sorted(found):
        yield f"{where}: sections: want {wanted}, got {found}"


def _begins(text: str, want: Gold) -> bool:
    bare = key(re.sub(r"^\W*(?:\d+[.)]\s+)?", "", text))
    starts = [want["text_starts"], *want.get("text_starts_alt", [])]
    return any(
        candidate.startswith(key(start)[:30]) if key(start) else not candidate
        for start in starts
        for candidate in (key(text), bare)
    )


def _decisions(where: str, gold: Gold, want: Gold, have: Gold) -> Iterator[str]:
    left = list(have["decisions"])
    for wanted in sorted(
        want["decisions"], key=lambda each: bool(each.get("optional") or each.get("repeat"))
    ):
        free = wanted.get("optional") or wanted.get("repeat")
        meetings = [None, gold["body"], *gold.get("body_alt", [])]
        bodies = [wanted["body"], *wanted.get("body_alt", [])] if wanted["body"] else meetings
        days = [wanted["date"]] if wanted["date"] else [None, gold["date"]]
        found = next(
            (
                each
                for each in left
                if _begins(each["text"], wanted)
                and (free or (each["date"] in days and key(each["body"]) in map(key, bodies)))
            ),
            None,
        )
        if found is None:
            if not free:
                yield f"{where}: no decision {wanted['text_starts']!r} of {wanted['body']} {wanted['date']}"
            continue
        left.remove(found)
        outcomes = [wanted["outcome"], *wanted.get("outcome_alt", [])]
        if not free and found["outcome"] not in outcomes:
            yield f"{where}: {wanted['text_starts']!r}: want {wanted['outcome']}, got {found['outcome']}"
        if (
            not free
            and wanted.get("effective")
            and (found["effective"] or found["outcome"]) != wanted["effective"]
        ):
            yield f"{where}: in effect: want {wanted['effective']}, got {found['effective']}"
    for each in left:
        yield f"{where}: a decision nobody made: {each['text'][:50]!r}"


def _votes(where: str, want: Gold, have: Gold) -> Iterator[str]:
    votes = have["votes"] or {}
    if want.get("votes") is None:
        if not want.get("votes_optional") and (votes.get("for") or votes.get("against")):
            yield f"{where}: a vote nobody held: {votes}"
        return
    if want.get("votes_optional"):
        return
    for name, value in want["votes"].items():
        if name == "result" or value is None:
            continue
        if (sorted(votes.get(name) or []) if isinstance(value, list) else votes.get(name)) != (
            sorted(value) if isinstance(value, list) else value
        ):
            yield f"{where}: votes {name}: want {value}, got {votes.get(name)}"


def _put_on_record(where: str, want: Gold, have: Gold) -> Iterator[str]:
    for wanted in want.get("minority", []):
        if wanted.get("optional") or wanted.get("body"):
            continue
        found = [each for each in have["minority"] if _begins(each["text"], wanted)]
        whos = [wanted["who"], *wanted.get("who_alt", [])]
        kinds = [wanted["kind"], *wanted.get("kind_alt", [])]
        if not found or not _named(found[0]["who"], whos) or found[0]["kind"] not in kinds:
            yield f"{where}: statement: want {wanted}, got {have['minority']}"
    for wanted in want.get("amendments", []):
        if wanted.get("optional"):
            continue
        found = [each for each in have["amendments"] if _begins(each["text"], wanted)]
        movers = [wanted["by"], *wanted.get("by_alt", [])]
        outcomes = [wanted["outcome"], *wanted.get("outcome_alt", [])]
        if not found or not _named(found[0]["by"], movers) or found[0]["outcome"] not in outcomes:
            yield f"{where}: amendment: want {wanted}, got {have['amendments']}"


def _named(who: str | None, wanted: list[str | list[str] | None]) -> bool:
    """Are the same people named, whatever stands between their names?"""
    return any(_people(who) == _people(each) for each in wanted)


def _people(names: str | list[str] | None) -> set[str]:
    told = ", ".join(names) if isinstance(names, list) else names or ""
    return set(map(key, re.split(r",| og | och ", told)))
