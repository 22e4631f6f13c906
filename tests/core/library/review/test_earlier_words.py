"""What the text said where a comment stands, in the version in which it was made or settled."""

from __future__ import annotations

from pathlib import Path

from core.annotations import AnnotationKind, ItemKey, MeetingId, find_item, new_annotation
from core.library import Library, add, load, of_meeting, prepare, put
from core.library.review.earlier_words import Stands, words_before
from core.library.review.saved_again import take_newer
from core.opening import open_file
from core.review_states import Settled, wording_of_item
from core.versions.carrying import carry_all
from tests.core.library.carrying.two_versions import AGENDA, LIGHT
from tests.core.library.review.said import comment_on, moment

LINE = "Forvaltningen har indhentet to tilbud på lamper."


def saved(library: Library, folder: Path, name: str, text: str, meeting: MeetingId | None) -> MeetingId:
    (folder / name).write_text(text, "utf-8")
    added = add(library, prepare(open_file(folder / name)))
    if meeting is not None:
        take_newer(library, meeting, added.version, "Ea")
        list(carry_all(library))
    return added.meeting


def told(library: Library, meeting: MeetingId) -> dict[str, tuple[str, str]]:
    """By the comments' texts, the words that differ; what is settled says "settled"."""
    loaded = load(library, meeting)
    stand = []
    for each in of_meeting(library, meeting):
        if each.kind is AnnotationKind.COMMENT:
            item = find_item(loaded.meeting.items, each.item)
            assert item is not None
            first = load(library, meeting, min(version.id for version in loaded.versions))
            wording = wording_of_item(first.source, first.meeting, item)
            done = Settled("s", each.id, "Bo", moment(), wording) if each.text == "settled" else None
            stand.append(Stands(each, item, each.passage and each.passage.span, done))
    texts = {each.comment.id: each.comment.text for each in stand}
    return {texts[name]: words for name, words in words_before(library, loaded, stand).items()}


def test_words_that_were_edited_are_told_as_they_were_and_are(library: Library, tmp_path: Path) -> None:
    meeting = saved(library, tmp_path, "a.txt", AGENDA, None)
    comment_on(library, meeting, "to tilbud på lamper", LIGHT, "passage")
    file = load(library, meeting).file
    for item, text in ((LIGHT, "item"), (LIGHT, "settled"), (ItemKey("5", "Kajens bolværk"), "same")):
        put(library, new_annotation(meeting, item, AnnotationKind.COMMENT, text, "Ea", file=file))
    assert told(library, meeting) == {}

    saved(library, tmp_path, "b.txt", AGENDA.replace("to tilbud", "tre tilbud"), meeting)
    saved(library, tmp_path, "c.txt", AGENDA.replace("to tilbud på lamper", "tre tilbud på\nlamper"), meeting)
    found = told(library, meeting)
    assert found.keys() == {"passage", "item", "settled"}
    assert found["passage"] == ("to tilbud på lamper", "tre tilbud på lamper")
    for text in ("item", "settled"):
        before, now = found[text]
        assert LINE in before
        assert "tre tilbud på" in now
