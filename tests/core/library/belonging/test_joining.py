"""Which documents are of one meeting: a table of combinations, each in every order of import."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.library import Library, add, open_library, prepare
from core.library.belonging.questions import questions
from core.minutes import DocumentKind
from core.opening import OpenedFile
from tests.core.library.invented import opened

AGENDA, MINUTES = DocumentKind.AGENDA, DocumentKind.MINUTES
SUPPLEMENT, CLOSED = DocumentKind.SUPPLEMENT, DocumentKind.CLOSED_PART
ROADS = ("Veje i Birkelunden", "Cykelsti ved Bøgevej", "Bro over åen")
SCHOOLS = ("Skolernes ferie", "Ny børnehave", "Skolebussen")
FIRST = date(2031, 1, 7)


@dataclass(frozen=True)
class Doc:
    """A document as the table writes it."""

    name: str
    kind: DocumentKind = AGENDA
    items: tuple[str, ...] = ROADS
    municipality: str | None = "Nørresund"
    body: str | None = "Økonomiudvalget"
    day: int | None = 0
    start: int | None = None
    produced: int | None = None


class World:
    """One library in which every trial has days and items of its own."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._trials = itertools.count()

    def bring_in(self, docs: Sequence[Doc]) -> tuple[frozenset[frozenset[str]], frozenset[frozenset[str]]]:
        """The meetings, each by the names of its files with that of the front in capitals, and the questions,
        each by the fronts of the meetings it asks about."""
        trial = next(self._trials)
        for doc in docs:
            add(self.library, prepare(_file(doc, trial)))
        suffix = f" {trial}"
        groups: dict[str, set[str]] = {}
        for meeting, name, is_front in self.library.rows(
            "SELECT document.meeting, file.name, meeting.front = version.id FROM version"
            " JOIN document ON document.id = version.document JOIN file ON file.id = version.file"
            " JOIN meeting ON meeting.id = document.meeting WHERE file.name LIKE ?",
            (f"%{suffix}",),
        ):
            shown = name.removesuffix(suffix)
            groups.setdefault(meeting, set()).add(shown.upper() if is_front else shown)
        asked = {
            frozenset(
                front
                for side in (each.side, *each.others)
                for front in groups[str(side.id)]
                if front.isupper()
            )
            for each in questions(self.library, 10_000)
            if each.kind == "same_meeting" and str(each.side.id) in groups
        }
        return frozenset(map(frozenset, groups.values())), frozenset(asked)


def _file(doc: Doc, trial: int) -> OpenedFile:
    day = None if doc.day is None else FIRST + timedelta(days=60 * trial + doc.day)
    file = opened(
        [(f"{title} {trial}", "Godkendt.") for title in doc.items],
        name=f"{doc.name} {trial}",
        body=doc.body,
        municipality=doc.municipality,
        day=day,
        kind=doc.kind,
        start=None if doc.start is None else time(doc.start),
        produced=None if doc.produced is None else datetime(2031, 1, doc.produced, tzinfo=UTC),
    )
    numbered = tuple(
        replace(item, case_number=f"{trial}-{(ROADS + SCHOOLS).index(title)}")
        for item, title in zip(file.meeting.items, doc.items, strict=True)
    )
    return replace(file, meeting=replace(file.meeting, items=numbered))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    library = open_library(tmp_path_factory.mktemp("joining") / "library.sqlite")
    library.connection.execute("PRAGMA synchronous = OFF")
    yield World(library)
    library.close()


TABLE = {
    "agenda and minutes": ([Doc("a"), Doc("m", MINUTES)], "aM", ""),
    "a supplement joins": ([Doc("a"), Doc("s", SUPPLEMENT, SCHOOLS)], "As", ""),
    "a closed part joins": ([Doc("m", MINUTES), Doc("c", CLOSED, SCHOOLS)], "Mc", ""),
    "all of one meeting": (
        [Doc("a"), Doc("m", MINUTES), Doc("s", SUPPLEMENT, SCHOOLS[:1]), Doc("c", CLOSED, SCHOOLS[1:])],
        "aMsc",
        "",
    ),
    "a supplement that states no municipality": (
        [Doc("a"), Doc("s", SUPPLEMENT, SCHOOLS, municipality=None)],
        "As",
        "",
    ),
    "a supplement that states no day, by its cases": (
        [Doc("a"), Doc("s", SUPPLEMENT, ROADS[:1], day=None)],
        "As",
        "",
    ),
    "a supplement that states no body, by its cases": (
        [Doc("a"), Doc("c", CLOSED, ROADS[1:], body=None)],
        "Ac",
        "",
    ),
    "a closed part that states neither": (
        [Doc("a"), Doc("c", CLOSED, ROADS[1:], body=None, day=None)],
        "Ac",
        "",
    ),
    "a part that refers to nothing": ([Doc("a"), Doc("c", CLOSED, SCHOOLS, body=None, day=None)], "A C", ""),
    "a part whose cases two meetings have": (
        [Doc("a"), Doc("b", body="Byrådet", day=1), Doc("c", CLOSED, ROADS[1:], body=None, day=None)],
        "A B C",
        "ABC",
    ),
    "an agenda without a date": ([Doc("a", day=None), Doc("m", MINUTES)], "A M", "AM"),
    "two meetings at two times": (
        [Doc("a", start=9), Doc("b", items=SCHOOLS, start=16), Doc("m", MINUTES, start=9)],
        "aM B",
        "",
    ),
    "one agenda at two times is asked about": ([Doc("a", start=9), Doc("b", start=16)], "A B", "AB"),
    "an extraordinary meeting": ([Doc("a"), Doc("b", items=SCHOOLS)], "A B", "AB"),
    "each with its minutes": (
        [Doc("a"), Doc("b", items=SCHOOLS), Doc("m", MINUTES), Doc("n", MINUTES, SCHOOLS)],
        "aM bN",
        "MN",
    ),
    "a supplement of one of two, by its items": (
        [Doc("a", start=9), Doc("b", items=SCHOOLS, start=16), Doc("c", CLOSED, SCHOOLS[:1])],
        "A Bc",
        "",
    ),
    "a supplement of one of two, by the time": (
        [
            Doc("a", items=ROADS[:2], start=9),
            Doc("b", items=SCHOOLS, start=16),
            Doc("s", SUPPLEMENT, ROADS[2:], start=9),
        ],
        "As B",
        "",
    ),
    "a supplement of one of two, nobody knows which": (
        [
            Doc("a", items=ROADS[:2], start=9),
            Doc("b", items=SCHOOLS, start=16),
            Doc("s", SUPPLEMENT, ROADS[2:]),
        ],
        "A B S",
        "ABS",
    ),
    "an agenda that two fit": (
        [Doc("a", start=9), Doc("b", start=16), Doc("m", MINUTES)],
        "A B M",
        "AB ABM",
    ),
    "two municipalities": ([Doc("a"), Doc("b", municipality="Sønderhavn")], "A B", ""),
    "two municipalities, minutes of one do not say": (
        [Doc("a"), Doc("b", items=SCHOOLS, municipality="Sønderhavn"), Doc("m", MINUTES, SCHOOLS, None)],
        "A bM",
        "",
    ),
    "two councils that do not say where": (
        [Doc("a", municipality=None), Doc("b", items=SCHOOLS, municipality=None)],
        "A B",
        "",
    ),
    "the newest stands in front": (
        [Doc("a", produced=2), Doc("b", produced=5), Doc("c", produced=3)],
        "aBc",
        "",
    ),
    "the same agenda on another day": ([Doc("a"), Doc("m", MINUTES, day=3)], "A M", "AM"),
    "two supplements before the agenda": (
        [Doc("s", SUPPLEMENT, ROADS[:1]), Doc("t", SUPPLEMENT, SCHOOLS), Doc("a")],
        "stA",
        "",
    ),
    "a body spelled otherwise": (
        [
            Doc("a", body="Teknik- og Miljøudvalget"),
            Doc("m", MINUTES, body="Teknik og Miljøudvalg", municipality=None),
        ],
        "A M",
        "AM",
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_the_meetings_follow_from_the_documents_in_whatever_order(world: World, name: str) -> None:
    docs, groups, asked = TABLE[name]
    expected = frozenset(map(frozenset, groups.split())), frozenset(map(frozenset, asked.split()))
    for order in itertools.permutations(docs):
        assert world.bring_in(order) == expected, [doc.name for doc in order]


@cache
def _kinds() -> st.SearchStrategy[Doc]:
    return st.builds(
        Doc,
        st.just(""),
        st.sampled_from([AGENDA, MINUTES, SUPPLEMENT, CLOSED]),
        st.sampled_from([ROADS, SCHOOLS, ROADS[:1], SCHOOLS[1:], ROADS + SCHOOLS, ()]),
        st.sampled_from(["Nørresund", "Nørresund", None, "Sønderhavn"]),
        st.sampled_from(["Økonomiudvalget", "Økonomiudvalget", None]),
        st.sampled_from([0, 0, 0, None]),
        st.sampled_from([None, None, 9, 16]),
    )


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_no_outcome_hangs_on_the_order_of_import(world: World, data: st.DataObject) -> None:
    docs = data.draw(st.lists(_kinds(), min_size=2, max_size=5))
    named = [replace(doc, name="abcde"[at], produced=at + 1) for at, doc in enumerate(docs)]
    expected = world.bring_in(named)
    for _try in range(2):
        shuffled = random.Random(_try).sample(named, len(named))
        assert world.bring_in(shuffled) == expected
