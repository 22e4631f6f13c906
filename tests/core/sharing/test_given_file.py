"""A file from a colleague is taken in by what it holds: annotations as JSON, or a PDF with marks of this
program or another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from core.annotations import About, AnnotationKind, Colour, ItemKey, MeetingId, Passage, new_annotation
from core.errors import PasswordNeeded, UnreadableFile, UserFacingError
from core.exports.copies.marked_pdf import marked
from core.library import Library, add, load, of_meeting, prepare, put
from core.library.bringing_in.files import original_of
from core.library.colleagues.waiting import waiting
from core.library.lists.chosen import ChosenItems
from core.minutes import Role
from core.opening import open_file
from core.sharing.given_file import take_in_file
from core.sharing.going_out import collected
from core.sharing.taking_in import TakenIn
from core.source_text import Span

MINUTES = Path(__file__).parents[3] / "resources" / "samples" / "noerrevang-byraadet-2024-05-28.pdf"


def bring_in(library: Library, path: Path = MINUTES) -> MeetingId:
    return add(library, prepare(open_file(path))).meeting


def words_of(library: Library, meeting: MeetingId) -> tuple[ItemKey, Span, str]:
    """Words of a decision in the middle of the minutes."""
    loaded = load(library, meeting)
    item = next(each for each in loaded.meeting.items[2:] if each.own_decision)
    assert item.own_decision is not None
    span = Span(item.own_decision.span.start, item.own_decision.span.start + 12)
    return ItemKey.of(item), span, loaded.source.text[span.start : span.end]


def annotate(library: Library, meeting: MeetingId) -> None:
    key, span, _words = words_of(library, meeting)
    passage = Passage.of(load(library, meeting).source, span, Role.DECISION)
    highlight = new_annotation(
        *(meeting, key, AnnotationKind.HIGHLIGHT, "", "Anne Holm", passage, About.PASSAGE), colour=Colour.BLUE
    )
    put(library, highlight)
    put(
        library,
        new_annotation(meeting, key, AnnotationKind.NOTE, "Hvad så?", "Anne Holm", passage, About.PASSAGE),
    )
    put(library, new_annotation(meeting, key, AnnotationKind.TAG, "budget", "Anne Holm"))


def with_marks(path: Path, folder: Path, words: str, name: str = "mærket.pdf", **saved: Any) -> Path:
    """A copy of a PDF in which another program marked words and wrote about them."""
    document = pymupdf.open(path)
    for page in document:
        found = page.search_for(words.split("\n")[0])
        if found:
            mark = page.add_highlight_annot(found[-1:])
            mark.set_info(content="Set i Okular", title="Ida Lund")
            mark.update()
            break
    marked_path = folder / name
    document.save(marked_path, **saved)
    document.close()
    return marked_path


def counts(taken: TakenIn) -> tuple[int, int, int, int]:
    return len(taken.added), taken.known, len(taken.unplaced), len(taken.waiting)


def test_a_file_is_known_by_what_it_holds(library: Library, hers: Library, tmp_path: Path) -> None:
    ours, theirs = bring_in(library), bring_in(hers)
    annotate(hers, theirs)
    path = tmp_path / "fra Anne"
    path.write_bytes(collected(hers, [ChosenItems(theirs)], closed_items=False).content)
    assert counts(take_in_file(library, path)) == (3, 0, 0, 0)
    assert {each.author for each in of_meeting(library, ours)} == {"Anne Holm"}
    assert counts(take_in_file(library, path)) == (0, 3, 0, 0)


def test_a_copy_with_marks_gives_them_back(library: Library, hers: Library, tmp_path: Path) -> None:
    ours, theirs = bring_in(library), bring_in(hers)
    annotate(hers, theirs)
    copy = marked(MINUTES.read_bytes(), load(hers, theirs), of_meeting(hers, theirs))
    path = tmp_path / "med mærker.pdf"
    path.write_bytes(copy.content)
    assert counts(take_in_file(library, path)) == (3, 0, 0, 0)
    here = {each.id: (each.kind, each.text, each.item, each.colour) for each in of_meeting(library, ours)}
    assert here == {
        each.id: (each.kind, each.text, each.item, each.colour) for each in of_meeting(hers, theirs)
    }
    assert counts(take_in_file(library, path)) == (0, 3, 0, 0)


def test_marks_of_another_program_find_their_item(library: Library, tmp_path: Path) -> None:
    ours = bring_in(library)
    key, span, words = words_of(library, ours)
    path = with_marks(MINUTES, tmp_path, words, garbage=4, deflate=True)  # written anew: another file

    taken = take_in_file(library, path)

    assert counts(taken) == (2, 0, 0, 0)
    for each in of_meeting(library, ours):
        assert (each.author, each.item) == ("Ida Lund", key)
        assert each.passage is not None
        assert each.passage.span.start == span.start
        assert each.passage.role is not Role.OTHER
    assert {each.text for each in of_meeting(library, ours)} == {"", "Set i Okular"}
    assert counts(take_in_file(library, path)) == (0, 2, 0, 0)


def test_marks_wait_for_their_minutes(library: Library, hers: Library, tmp_path: Path) -> None:
    key, _span, words = words_of(hers, bring_in(hers))
    taken = take_in_file(library, with_marks(MINUTES, tmp_path, words))
    assert counts(taken) == (0, 0, 0, 2)
    ours = bring_in(library)
    assert waiting(library) == ()
    assert {(each.author, each.item) for each in of_meeting(library, ours)} == {("Ida Lund", key)}


def test_an_encrypted_copy_asks_for_its_password(library: Library, tmp_path: Path) -> None:
    ours = bring_in(library)
    secret = with_marks(
        MINUTES, tmp_path, words_of(library, ours)[2],
        encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="ejer", user_pw="hemmelig",
    )  # fmt: skip
    with pytest.raises(PasswordNeeded):
        take_in_file(library, secret)
    assert counts(take_in_file(library, secret, "hemmelig")) == (2, 0, 0, 0)


def test_what_gives_nothing_ends_in_a_sentence(library: Library, tmp_path: Path) -> None:
    ours = bring_in(library)
    with pytest.raises(UserFacingError, match="no marks"):
        take_in_file(library, MINUTES)
    broken = tmp_path / "itu.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + b"\x00\xff" * 500)
    for path in (broken, tmp_path / "findes ikke.json", tmp_path):
        with pytest.raises(UserFacingError):
            take_in_file(library, path)
    with pytest.raises(UnreadableFile):
        take_in_file(library, tmp_path / "findes ikke.json")
    assert of_meeting(library, ours) == []
    assert original_of(library.path, load(library, ours).version)[0] == MINUTES.read_bytes()


def test_marks_in_a_supplement_stand_on_its_own_items(library: Library, tmp_path: Path) -> None:
    day = "Mødedato: Onsdag den 14. maj 2031 kl. 16:00"
    minutes = ["REFERAT Havneudvalget d. 14-05-2031", day, "Punkt 1: Budget", "Beslutning", "Godkendt."]
    extra = [
        "TILLÆGSDAGSORDEN Havneudvalget d. 14-05-2031",
        day,
        "Punkt 7: Ny bro",
        "Indstilling",
        "Broen bygges.",
    ]
    paths = [
        _pdf(tmp_path / name, lines) for name, lines in (("referat.pdf", minutes), ("tillæg.pdf", extra))
    ]
    ours = bring_in(library, paths[0])
    assert bring_in(library, paths[1]) == ours
    assert load(library, ours).name == "referat.pdf"

    taken = take_in_file(library, with_marks(paths[1], tmp_path, "Broen bygges"))

    assert counts(taken) == (2, 0, 0, 0)
    assert {each.item.title for each in of_meeting(library, ours)} == {"Ny bro"}


def _pdf(path: Path, lines: list[str]) -> Path:
    document = pymupdf.open()
    page = document.new_page()
    for number, line in enumerate(lines):
        page.insert_text((72, 72 + 24 * number), line, fontsize=11)
    document.save(path)
    document.close()
    return path
