"""Where it is not sure what became of a mark, the place a reader would name is offered first."""

from __future__ import annotations

from core.carried import CarryReason, Standing
from core.versions.placing.placing_again import carry
from tests.core.versions.placing.carrying import (
    BRIDGE,
    NOTED,
    PATH,
    SCHOOL,
    carried,
    marked,
    meeting,
    offered,
)

LOAN = "Varmeværket i Strandby har søgt om garanti for et lån på 22 mio. kr."
APPEALS = "Der er indgivet fire klager til nævnet i år."
CASES = f"Løbende sager\nSagsfremstilling\n{LOAN} {APPEALS}\n{BRIDGE}"


def test_the_very_words_in_a_new_item_are_followed_there() -> None:
    old = meeting(CASES)
    new = meeting(
        CASES.replace(f"{LOAN} ", ""), f"Garanti til varmeværket\nSagsfremstilling\n{LOAN} Lånet er nyt."
    )
    outcome = carried(old, new, marked(old, LOAN))
    # the item was divided, and this part of it is the other one
    assert outcome.standing is Standing.MOVED
    assert outcome.anchor is not None
    assert outcome.anchor.passage is not None
    assert (outcome.anchor.item.number, outcome.anchor.passage.quote) == ("2", LOAN)


def test_half_a_sentence_that_went_to_another_is_offered_there() -> None:
    school = "ansættelse af en ny leder af skolen"
    text = "Nyt fra {}\nSagsfremstilling\n{} orienterer om {}."
    old = meeting(
        text.format("havnen", "Havnen", f"{school} og om tilsyn med bolværket"),
        text.format("byen", "Byen", "havnefesten"),
    )
    new = meeting(
        text.format("havnen", "Havnen", "tilsyn med bolværket"),
        text.format("byen", "Byen", f"havnefesten og om {school}"),
    )
    outcome = carried(old, new, marked(old, school))
    assert outcome.standing is Standing.UNCERTAIN
    assert (offered(outcome)[0], outcome.candidates[0].anchor.item.number) == (school, "2")


def test_edited_words_are_offered_in_an_item_that_is_new() -> None:
    words = "Kørsel til havnen bevilges, når gæsten ikke selv kan tage bussen."
    edited = words.replace("bussen", "bussen eller toget")
    old = meeting(f"Veje og kørsel\nSagsfremstilling\n{BRIDGE}\n{words}\n{PATH}")
    new = meeting(
        f"Veje og kørsel\nSagsfremstilling\n{BRIDGE}\n{PATH}",
        f"Nyt om færgen\nSagsfremstilling\nFærgen sejler igen.\n{edited}",
    )
    outcome = carried(old, new, marked(old, words))
    assert (outcome.standing, outcome.reason) == (Standing.UNCERTAIN, CarryReason.OTHER_ITEM)
    assert offered(outcome) == [edited]


def test_a_sentence_that_came_before_another_without_an_end_between_is_offered() -> None:
    old_words = "Volden koster klubben 180.000 kr."
    other = "Ellers kan bådene sejle en time kortere hver dag."
    new_words = "Volden er 2 meter høj og koster klubben 210.000 kr."
    old = meeting(f"Støj\nSagsfremstilling\n{BRIDGE}\n{other}\n{old_words}\nIndstilling\nGodkendes.")
    new = meeting(f"Støj\nSagsfremstilling\n{BRIDGE}\n{new_words} {other}\nIndstilling\nGodkendes.")
    outcome = carried(old, new, marked(old, old_words))
    assert offered(outcome)[0] == new_words
    assert carried(old, new, marked(old, other)).is_sure


def test_words_that_stand_in_one_other_item_alone_are_said_to() -> None:
    """They stood there before: it is not sure that they are meant, yet they are not gone."""
    heard = "Skolebestyrelsen er hørt."
    old = meeting(
        f"Veje\nSagsfremstilling\n{BRIDGE}\n{heard}\n{PATH}", f"Skoler\nSagsfremstilling\n{SCHOOL}\n{heard}"
    )
    new = meeting(f"Veje\nSagsfremstilling\n{BRIDGE}\n{PATH}", f"Skoler\nSagsfremstilling\n{SCHOOL}\n{heard}")
    gone, stayed = carry(old, new, [marked(old, heard, number) for number in (0, 1)])
    assert (gone.standing, gone.reason) == (Standing.UNCERTAIN, CarryReason.OTHER_ITEM)
    assert [each.anchor.item.number for each in gone.candidates] == ["2"]
    assert gone.candidates[0].score < 1
    assert stayed.standing is Standing.KEPT


def test_of_words_that_each_item_has_none_is_offered() -> None:
    items = [f"Sag {at}\nSagsfremstilling\n{text}\n{NOTED}" for at, text in enumerate((BRIDGE, PATH, SCHOOL))]
    new = meeting(items[0].replace(f"\n{NOTED}", ""), *items[1:])
    old = meeting(*items)
    assert carried(old, new, marked(old, NOTED)).standing is Standing.ORPHAN


def test_which_of_two_lookalikes_was_edited_is_not_guessed() -> None:
    rows = [f"{name} får {at}00.000 kr. til nye bænke." for at, name in enumerate(("Skoven", "Marken"), 1)]
    old = meeting("\n".join(["Penge", "Sagsfremstilling", BRIDGE, *rows, PATH]))
    new = meeting(f"Penge\nSagsfremstilling\n{BRIDGE}\nStranden får 700.000 kr. til nye bænke.\n{PATH}")
    for row in rows:
        outcome = carried(old, new, marked(old, row))
        assert (outcome.standing, len(outcome.candidates)) == (Standing.UNCERTAIN, 1)


def test_a_sentence_that_stands_where_another_did_is_offered_though_little_is_left() -> None:
    was = "Prisen for vand stiger med 0,40 kr. for hver familie, der bruger havnens bad."
    now = "Prisen for leje af pladser ved bolværket afhænger af bådens længde, der måles i maj."
    text = f"Takster\nSagsfremstilling\n{BRIDGE}\n{{}}\n{PATH}"
    old, new = meeting(text.format(was)), meeting(text.format(now))
    outcome = carried(old, new, marked(old, was))
    assert (outcome.standing, offered(outcome)) == (Standing.UNCERTAIN, [now])
    other = meeting(text.format("Færgen sejler igen."))
    assert carried(old, other, marked(old, was)).standing is Standing.ORPHAN
