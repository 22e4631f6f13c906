"""Items of two versions put together: each kind of change, alone and together."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core.parsing import parse
from core.sources import read
from core.versions.items.matching import ItemChange, ItemMatch, ItemMatching, MatchReason, match_items
from core.versions.version import Version

sys.path.insert(0, str(Path(__file__).parent))

from agendas import LOOKALIKE, Item, agenda, minutes, printed, version_of

APPROVAL = Item("Godkendelse af dagsorden", text=("Det indstilles, at dagsordenen godkendes.",))
ROOF = Item(
    "Nyt tag på Engvad Skole",
    "25-000101",
    (
        "Taget på Engvad Skole er fra 1971 og holder ikke vinteren over.",
        "Der er hentet tre tilbud, og det billigste er på 2,4 mio. kr.",
        "Arbejdet kan udføres i sommerferien, så undervisningen ikke forstyrres.",
    ),
)
LIGHT = Item(
    "Lys på Strandkær Stadion",
    "25-000102",
    (
        "Boldklubben har søgt om nye lysmaster til den vestlige bane.",
        "Klubben betaler selv en tredjedel og står for den daglige drift.",
    ),
)
PATH = Item(
    "Cykelsti langs åen i Lillø",
    "25-000103",
    (
        "Stien forbinder stationen med skolen på den anden side af åen.",
        "Lodsejerne ved engen har givet tilladelse til, at stien føres over deres jord.",
    ),
)
NEWS = Item("Meddelelser")
CHAIR = Item("Orientering fra formanden")
CLOSED = Item("Lukket punkt")
END = Item("Eventuelt")


def told(match: ItemMatch) -> tuple[tuple[int, ...], tuple[int, ...], set[str], bool]:
    return match.old, match.new, {str(change) for change in match.changes}, match.sure


def changed(matching: ItemMatching) -> list[tuple[tuple[int, ...], tuple[int, ...], set[str], bool]]:
    """The matches in which something changed or is not sure."""
    return [told(match) for match in matching.matches if match.changes or not match.sure]


def paired(matching: ItemMatching) -> dict[int, tuple[int, ...]]:
    return {item: match.new for match in matching.matches for item in match.old}


def test_minutes_of_the_agenda_have_the_same_items_and_say_why() -> None:
    items = (APPROVAL, ROOF, LIGHT, END)
    matching = match_items(agenda(*items), minutes(*items))
    assert changed(matching) == []
    assert paired(matching) == {0: (0,), 1: (1,), 2: (2,), 3: (3,)}
    assert matching.of_old(1).reasons == (
        MatchReason.SAME_CASE,
        MatchReason.SAME_TITLE,
        MatchReason.LIKE_TEXT,
        MatchReason.SAME_NUMBER,
    )
    assert matching.of_new(3).reasons == (MatchReason.SAME_TITLE, MatchReason.SAME_NUMBER)


def test_an_inserted_item_renumbers_those_behind_it_and_moves_none() -> None:
    matching = match_items(agenda(APPROVAL, ROOF, LIGHT, END), agenda(APPROVAL, PATH, ROOF, LIGHT, END))
    assert changed(matching) == [
        ((), (1,), {"new"}, True),
        ((1,), (2,), {"renumbered"}, True),
        ((2,), (3,), {"renumbered"}, True),
        ((3,), (4,), {"renumbered"}, True),
    ]
    assert matching.new_of(1) == (2,)


def test_a_withdrawn_item_is_gone_and_stands_behind_what_it_stood_behind() -> None:
    kept = replace(LIGHT, number="3"), replace(END, number="4")
    matching = match_items(agenda(APPROVAL, ROOF, LIGHT, END), agenda(APPROVAL, *kept))
    assert [match.old for match in matching.matches] == [(0,), (1,), (2,), (3,)]
    assert changed(matching) == [((1,), (), {"gone"}, True)]
    assert matching.new_of(1) == ()


def test_an_item_that_only_says_it_was_withdrawn_is_the_one_of_its_number() -> None:
    withdrawn = Item("Punktet udgår")
    matching = match_items(agenda(APPROVAL, ROOF, LIGHT, END), minutes(APPROVAL, withdrawn, LIGHT, END))
    assert matching.new_of(1) == (1,)
    named = replace(ROOF, title=f"UDGÅR: {ROOF.title}", case="", text=())
    matching = match_items(agenda(APPROVAL, ROOF, LIGHT, END), agenda(APPROVAL, named, LIGHT, END))
    assert told(matching.of_old(1)) == ((1,), (1,), {"retitled"}, True)


def test_only_what_moved_is_moved() -> None:
    matching = match_items(agenda(APPROVAL, ROOF, LIGHT, PATH, END), agenda(APPROVAL, LIGHT, PATH, ROOF, END))
    moved = [match.old for match in matching.matches if ItemChange.MOVED in match.changes]
    assert moved == [(1,)]
    assert all(match.sure for match in matching.matches)


def test_supplement_items_with_their_numbers_in_front() -> None:
    """A supplement's item stands first in the new agenda and bears a number behind the last one's."""
    supplement = replace(PATH, number="5")
    numbered = [replace(item, number=str(at)) for at, item in enumerate((APPROVAL, ROOF, LIGHT, END), 1)]
    old, new = agenda(APPROVAL, ROOF, LIGHT, END), agenda(supplement, *numbered)
    matching = match_items(old, new)
    assert new.meeting.items[0].number == "5"
    assert changed(matching) == [((), (0,), {"new"}, True)]


def test_numbers_that_run_over_the_year_are_numbers_as_any() -> None:
    yearly = [replace(item, number=str(at)) for at, item in enumerate((APPROVAL, ROOF, LIGHT, END), 227)]
    fresh = [replace(item, number=str(at)) for at, item in enumerate((APPROVAL, ROOF, PATH, LIGHT, END), 227)]
    matching = match_items(agenda(*yearly), minutes(*fresh))
    assert paired(matching) == {0: (0,), 1: (1,), 2: (3,), 3: (4,)}
    assert ItemChange.RENUMBERED in matching.of_old(3).changes
    assert ItemChange.RENUMBERED not in matching.of_old(1).changes


@pytest.mark.parametrize(
    ("before", "after", "is_retitled"),
    [
        ("Køb af jord ved Mosen", "Lukket: Køb af jord ved Mosen", False),
        ("Køb af jord ved Mosen", "KØB AF  JORD VED MOSEN", False),
        ("Køb af jord ved Mosen", "Køb af jord ved Mosen og Søen", True),
        ("Køb af jord ved Mosen til boliger", "Køb af jord ved Mosen", True),
        ("Budget for 2025", "Budget for 2026", True),
    ],
)
def test_what_counts_as_another_title(before: str, after: str, is_retitled: bool) -> None:
    old, new = replace(ROOF, title=before), replace(ROOF, title=after)
    matching = match_items(agenda(APPROVAL, old, END), agenda(APPROVAL, new, END))
    assert told(matching.of_old(1)) == ((1,), (1,), {"retitled"} if is_retitled else set(), True)


def test_titles_that_were_shortened_without_any_case_number() -> None:
    ends = " og godkendelse af den endelige anlægsbevilling til formålet"
    old = [replace(item, title=item.title + ends, case="", text=()) for item in (ROOF, LIGHT, PATH)]
    new = [replace(item, case="", text=()) for item in (LIGHT, PATH, ROOF)]
    matching = match_items(minutes(*old), minutes(*new))
    assert paired(matching) == {0: (2,), 1: (0,), 2: (1,)}
    assert matching.of_old(2).reasons[0] is MatchReason.LIKE_TITLE


def test_a_figure_makes_it_another_item() -> None:
    quarters = [Item(f"Budgetopfølgning {at}. kvartal 2025") for at in (1, 2, 3)]
    matching = match_items(minutes(*quarters, END), minutes(*quarters[1:], END))
    assert paired(matching) == {0: (), 1: (0,), 2: (1,), 3: (2,)}


def test_an_item_with_everything_else_edited_is_known_by_its_case() -> None:
    other = Item("Tagarbejder", ROOF.case, ("Sagen er trukket tilbage til ny behandling i forvaltningen.",))
    matching = match_items(agenda(APPROVAL, ROOF, LIGHT, END), agenda(APPROVAL, LIGHT, other, END))
    assert matching.new_of(1) == (2,)
    assert not matching.of_old(1).sure


def test_an_item_with_another_title_and_no_case_is_known_by_its_text() -> None:
    renamed = Item("Anlægsbevilling", text=(*ROOF.text, "Bevillingen gives med forbehold."))
    matching = match_items(agenda(APPROVAL, ROOF, LIGHT, END), agenda(APPROVAL, LIGHT, renamed, END))
    assert matching.new_of(1) == (2,)
    assert MatchReason.LIKE_TEXT in matching.of_old(1).reasons
    assert matching.of_old(1).sure


def test_another_item_in_its_place_is_new_and_it_is_gone() -> None:
    matching = match_items(agenda(APPROVAL, ROOF, END), agenda(APPROVAL, PATH, END))
    assert changed(matching) == [((1,), (), {"gone"}, True), ((), (1,), {"new"}, True)]


def test_lookalike_decisions_make_no_items_the_same() -> None:
    decided = [replace(item, decision=LOOKALIKE) for item in (ROOF, LIGHT)]
    matching = match_items(minutes(APPROVAL, decided[0], END), minutes(APPROVAL, decided[1], END))
    assert matching.new_of(1) == ()


def test_one_case_on_several_items_leaves_title_and_text_to_tell_them() -> None:
    budget = [replace(item, case="25-000500") for item in (ROOF, LIGHT, PATH)]
    matching = match_items(agenda(*budget, END), minutes(budget[2], budget[0], budget[1], END))
    assert paired(matching) == {0: (1,), 1: (2,), 2: (0,), 3: (3,)}
    assert all(match.sure for match in matching.matches)


def test_one_title_and_another_case_is_not_sure() -> None:
    other = Item(ROOF.title, "25-000900", ("Ombygningen af kælderen er en ny sag om ventilation.",))
    matching = match_items(agenda(APPROVAL, ROOF, END), agenda(APPROVAL, other, END))
    assert matching.new_of(1) == () or not matching.of_old(1).sure


def test_standing_titles_are_told_by_what_stands_around_them() -> None:
    items = (NEWS, ROOF, NEWS, LIGHT, CHAIR, END)
    matching = match_items(agenda(*items), minutes(NEWS, ROOF, PATH, NEWS, LIGHT, CHAIR, END))
    assert paired(matching) == {0: (0,), 1: (1,), 2: (3,), 3: (4,), 4: (5,), 5: (6,)}
    assert all(match.sure for match in matching.matches)


def test_standing_titles_that_nothing_tells_apart_are_not_sure() -> None:
    matching = match_items(agenda(ROOF, NEWS, NEWS, LIGHT), agenda(ROOF, NEWS, LIGHT))
    assert [match.sure for match in matching.matches if match.old in ((1,), (2,))] == [False, False]
    assert matching.of_old(0).sure
    assert matching.of_old(3).sure


def test_standing_titles_are_told_by_their_text() -> None:
    first = replace(NEWS, text=("Biblioteket i Lillø holder lukket i uge 28 på grund af maling.",))
    second = replace(NEWS, text=("Formanden har mødt koret, som ønsker et større øvelokale.",))
    matching = match_items(agenda(ROOF, first, second, LIGHT), agenda(ROOF, second, LIGHT))
    assert told(matching.of_old(2)) == ((2,), (1,), {"renumbered"}, True)
    assert matching.new_of(1) == ()


def test_closed_items_without_a_title_are_told_by_their_order() -> None:
    items = (ROOF, CLOSED, CLOSED, LIGHT)
    assert changed(match_items(agenda(*items), minutes(*items))) == []
    later = match_items(agenda(*items), agenda(PATH, *items))
    assert paired(later) == {0: (1,), 1: (2,), 2: (3,), 3: (4,)}
    assert all(match.sure for match in later.matches)


def test_of_closed_items_without_a_title_one_is_gone_nobody_knows_which() -> None:
    matching = match_items(agenda(ROOF, CLOSED, CLOSED, LIGHT), agenda(ROOF, CLOSED, LIGHT))
    assert [match.sure for match in matching.matches] == [True, False, False, True]
    kept = replace(CLOSED, number="3"), replace(LIGHT, number="4")
    matching = match_items(agenda(ROOF, CLOSED, CLOSED, LIGHT), agenda(ROOF, *kept))
    assert told(matching.of_old(2)) == ((2,), (1,), set(), True)


def test_closed_items_that_get_their_titles_later() -> None:
    named = Item("Lukket: Køb af jord ved Mosen"), Item("Lukket: Personalesag")
    matching = match_items(agenda(ROOF, CLOSED, CLOSED, LIGHT), minutes(ROOF, *named, LIGHT))
    assert told(matching.of_old(1)) == ((1,), (1,), {"retitled"}, True)
    assert told(matching.of_old(2)) == ((2,), (2,), {"retitled"}, True)


PARTS = (
    Item("Skoler i Engvad", ROOF.case, ROOF.text),
    Item("Skoler i Lillø", ROOF.case, PATH.text),
)
WHOLE = Item("Skoler i Engvad og Lillø", ROOF.case, ROOF.text + PATH.text)


@pytest.mark.parametrize("case", [ROOF.case, ""])
def test_an_item_whose_text_was_split_in_two(case: str) -> None:
    whole = replace(WHOLE, case=case)
    first, second = (replace(part, case=case) for part in PARTS)
    matching = match_items(agenda(APPROVAL, whole, LIGHT, END), minutes(APPROVAL, first, second, LIGHT, END))
    assert told(matching.of_old(1)) == ((1,), (1, 2), {"split", "retitled"}, True)
    assert matching.of_new(2) is matching.of_new(1)
    assert changed(matching)[1:] == [((2,), (3,), {"renumbered"}, True), ((3,), (4,), {"renumbered"}, True)]


@pytest.mark.parametrize("case", [ROOF.case, ""])
def test_two_items_that_were_joined(case: str) -> None:
    whole = replace(WHOLE, case=case)
    first, second = (replace(part, case=case) for part in PARTS)
    matching = match_items(agenda(APPROVAL, first, second, LIGHT, END), minutes(APPROVAL, whole, LIGHT, END))
    assert told(matching.of_new(1)) == ((1, 2), (1,), {"merged", "retitled"}, True)
    assert matching.new_of(2) == (1,)


def test_an_item_that_repeats_another_ones_text_is_no_part_of_it() -> None:
    repeats = Item("Skolernes energi", "25-000700", (*ROOF.text, "Varmen i kælderen måles hver time."))
    matching = match_items(agenda(APPROVAL, ROOF, END), agenda(APPROVAL, ROOF, repeats, END))
    assert told(matching.of_old(1)) == ((1,), (1,), set(), True)
    assert told(matching.of_new(2)) == ((), (2,), {"new"}, True)


def test_all_changes_together() -> None:
    old = agenda(APPROVAL, WHOLE, LIGHT, CLOSED, NEWS, END)
    new = minutes(APPROVAL, NEWS, replace(LIGHT, title="Lysmaster på Strandkær Stadion"), PATH, *PARTS, END)
    matching = match_items(old, new)
    assert paired(matching)[0] == (0,)
    assert matching.new_of(2) == (2,)
    assert ItemChange.RETITLED in matching.of_old(2).changes
    assert matching.new_of(3) == ()
    assert ItemChange.MOVED in matching.of_old(4).changes
    assert not matching.of_old(4).sure  # a standing title that moved may be another one


ONE_TEXT = (
    "Taget på skolen er gammelt.\nDer er hentet tre tilbud på et nyt.\nBoldklubben søger om lys på banen."
)


def test_documents_without_items_are_one_item() -> None:
    matching = match_items(version_of(ONE_TEXT), version_of(f"{ONE_TEXT}\nSagen blev udsat."))
    assert changed(matching) == []
    assert matching.new_of(0) == (0,)


def test_a_document_without_items_goes_with_all_items_of_its_text() -> None:
    whole = version_of("\n\n".join(sentence for item in (ROOF, LIGHT, PATH) for sentence in item.text))
    matching = match_items(whole, agenda(ROOF, LIGHT, PATH))
    assert told(matching.matches[0]) == ((0,), (0, 1, 2), {"split"}, True)
    back = match_items(agenda(ROOF, LIGHT, PATH), whole)
    assert told(back.matches[0]) == ((0, 1, 2), (0,), {"merged"}, True)


def test_other_documents_have_nothing_in_common() -> None:
    matching = match_items(agenda(ROOF, LIGHT), agenda(PATH))
    assert [told(match)[2:] for match in matching.matches] == [
        ({"gone"}, True),
        ({"gone"}, True),
        ({"new"}, True),
    ]


def test_a_version_in_which_no_item_was_found() -> None:
    some = agenda(ROOF, LIGHT)
    none = Version(replace(some.meeting, items=(), nodes=()), some.source)
    assert [told(match) for match in match_items(none, some).matches] == [
        ((), (0,), {"new"}, True),
        ((), (1,), {"new"}, True),
    ]
    assert match_items(none, none).matches == ()


MINUTES = Path(__file__).parents[3] / "minutes"


@pytest.mark.parametrize(
    "name",
    [
        "nordfjaere-kommunestyre-2021.docx",
        "tallekvarn-omsorgsnaemnd-2016.md",
        "vikavaag-kontrollutval-2009.odt",
        "granfors-arbetsutskott-2018.txt",
        "havnestad-borger-2021.txt",
        "noerrevang-byraad-2024.txt",
    ],
)
def test_a_version_matches_itself_surely_and_without_changes(name: str) -> None:
    source = read((MINUTES / name).read_bytes())
    version = Version(parse(source), source)
    matching = match_items(version, version)
    assert [(match.old, match.new) for match in matching.matches] == [
        ((at,), (at,)) for at in range(len(version.meeting.items))
    ]
    assert changed(matching) == []


def test_printed_again_it_is_the_same() -> None:
    """What a page makes of the text is no matter: here every line of it is cut elsewhere."""
    text = printed((APPROVAL, ROOF, LIGHT, PATH, END))
    reflowed = text.replace(" kr.", "\nkr.").replace(" og ", "\nog ")
    assert changed(match_items(version_of(text), version_of(reflowed))) == []
