"""Whose minutes are where they do not say so: by a town's hall or council, the file's name, its folders."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from core.minutes import Level, Meeting
from core.parsing import parse
from core.sources import read

HEAD = "Referat\n{body}\nTirsdag den 14. maj 2024 kl. 16.00\n{place}\n"
ITEM = "1. Godkendelse af dagsorden\nBeslutning\nGodkendt.\n2. {title}\nBeslutning\nGodkendt.\n"


def meeting_of(
    folder: Path, where: str, *, body: str = "Byrådet", place: str = "Byrådssalen", title: str = "Cykelsti"
) -> Meeting:
    path = folder / "minutes.txt"
    path.write_text(HEAD.format(body=body, place=f"Mødested: {place}") + ITEM.format(title=title), "utf-8")
    return parse(read(path), PurePath(where))


def test_a_file_called_after_the_town_whose_hall_they_met_in(tmp_path: Path) -> None:
    meeting = meeting_of(tmp_path, "/in/noerrevang-byraad-2024.txt", place="Byrådssalen, Nørrevang Rådhus")
    assert meeting.municipality == "Nørrevang Kommune"
    said = [each for each in meeting.confidence if each.field == "municipality"]
    assert [each.level for each in said] == [Level.INFERRED], "it is not stated"


@pytest.mark.parametrize(
    "where", ["/in/Store-Ådal/2024/maj.txt", "/in/STORE ÅDAL/maj.txt", "/store_aadal 5.txt"]
)
def test_a_folder_around_it_tells_too_whatever_its_letters(tmp_path: Path, where: str) -> None:
    meeting = meeting_of(tmp_path, where, title="Høring hos Store-Ådal Kommune om en cykelsti")
    assert meeting.municipality == "Store-Ådal Kommune"


def test_a_folder_that_is_called_a_municipality(tmp_path: Path) -> None:
    assert meeting_of(tmp_path, "/in/Sydhavet Kommune/maj.txt").municipality == "Sydhavet Kommune"


def test_the_nearest_folder_counts(tmp_path: Path) -> None:
    where = "/in/Sydhavet Kommune/Nørrevang Kommune/2024/maj.txt"
    assert meeting_of(tmp_path, where).municipality == "Nørrevang Kommune"


@pytest.mark.parametrize(
    ("where", "place", "title"),
    [
        ("/in/maj.txt", "Havneby Rådhus", "Cykelsti"),  # a municipality may have several town halls
        ("/in/maj.txt", "Byrådssalen", "Svar til Havneby Kommune"),  # a neighbour
        ("/in/referat.txt", "Byrådssalen", "Referat Byråd"),  # no town at all
        ("/in/havneby.txt", "Byrådssalen", "Cykelsti i Havneby"),  # a village
    ],
)
def test_nothing_is_guessed(tmp_path: Path, where: str, place: str, title: str) -> None:
    assert meeting_of(tmp_path, where, place=place, title=title).municipality is None


def test_a_council_that_bears_its_towns_name(tmp_path: Path) -> None:
    named = meeting_of(tmp_path, "/in/maj.txt", body="BROVANG BYRÅD", title="Cykelsti i Brovang")
    assert named.municipality == "Brovang Kommune"
    young = meeting_of(tmp_path, "/in/maj.txt", body="Ungdommens Byråd", title="Ungdommens hus")
    assert young.municipality is None


def test_a_town_that_is_known_needs_only_its_hall(tmp_path: Path) -> None:
    meeting = meeting_of(tmp_path, "/in/maj.txt", place="Lokale 2, Samsø Rådhus")
    assert meeting.municipality == "Samsø Kommune"


def test_what_the_text_states_counts_before_the_files_name(tmp_path: Path) -> None:
    meeting = meeting_of(tmp_path, "/in/Sydhavet Kommune/maj.txt", body="Nørrevang Kommune\nByrådet")
    assert meeting.municipality == "Nørrevang Kommune"
