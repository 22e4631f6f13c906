"""A meeting with an agenda that carries annotations, and its minutes: as a reader of it has them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    Colour,
    ItemKey,
    MeetingId,
    Passage,
    new_annotation,
)
from core.carried import Anchor, Carried, CarryReason, Standing
from core.library import Library, Written, add, load, prepare, write
from core.minutes import Role
from core.opening import open_file
from core.source_text import Span

AGENDA = """Sandvig Kommune
Havneudvalget
Dagsorden
Mandag den 6. maj 2030 kl. 16.00

1. Godkendelse af dagsorden
Beslutning

2. Ny molebelysning
Sagsnr. 30-001204
Sagsfremstilling
Molen ved Nordhavnen ligger i mørke fra oktober til marts.
Forvaltningen har indhentet to tilbud på lamper.
Indstilling
Forvaltningen indstiller, at udvalget godkender det billigste tilbud.
Beslutning

3. Takster for autocampere
Sagsnr. 30-001210
Sagsfremstilling
Pladsen ved Østkajen er fuld i juli.
Indstilling
Det indstilles, at taksten sættes til 150 kr. i døgnet.
Beslutning

4. Gammel kran på Vestkajen
Sagsfremstilling
Kranen har ikke kørt siden 2019.
Beslutning

5. Kajens bolværk
Sagsfremstilling
Bolværket blev set efter i april og er sundt.
"""

AMENDED = AGENDA.replace("150 kr.", "160 kr.").replace("Dagsorden\n", "Revideret dagsorden\n")

MINUTES = """Sandvig Kommune
Havneudvalget
Referat
Mandag den 6. maj 2030 kl. 16.00

1. Godkendelse af dagsorden
Beslutning
Godkendt.

2. Ny molebelysning
Sagsnr. 30-001204
Sagsfremstilling
Molen ved Nordhavnen ligger i mørke fra oktober til marts.
Forvaltningen har indhentet tre tilbud på lamper.
Indstilling
Forvaltningen indstiller, at udvalget godkender det billigste tilbud.
Beslutning
Godkendt som indstillet.

3. Takster for autocampere
Sagsnr. 30-001210
Sagsfremstilling
Pladsen ved Østkajen er fuld i juli.
Indstilling
Det indstilles, at taksten sættes til 150 kr. i døgnet.
Beslutning
Udsat til næste møde.

4. Kajens bolværk
Sagsfremstilling
Bolværket blev set efter i april og er sundt.
"""

SUPPLEMENT = """Sandvig Kommune
Havneudvalget
Tillægsdagsorden
Mandag den 6. maj 2030 kl. 16.00

6. Redningskranse ved badebroen
Sagsfremstilling
To kranse er væk.
"""

LIGHT = ItemKey("2", "Ny molebelysning", "30-001204")
RATES = ItemKey("3", "Takster for autocampere", "30-001210")
CRANE = ItemKey("4", "Gammel kran på Vestkajen", None)
NONE = MeetingId("")
QUAY = ItemKey("5", "Kajens bolværk", None)
FIRST = ItemKey("1", "Godkendelse af dagsorden", None)


@dataclass
class Desk:
    """A library, and the files that come into it."""

    library: Library
    folder: Path
    versions: dict[str, int] = field(default_factory=dict)
    meeting: MeetingId = NONE

    def comes(self, name: str, text: str) -> int:
        """A file that comes in; gives its version."""
        path = self.folder / name
        path.write_text(text, "utf-8")
        added = add(self.library, prepare(open_file(path)))
        self.meeting = added.meeting
        self.versions[name] = added.version
        return added.version

    def comes_newer(self, name: str, text: str, than: str) -> int:
        """The same of a file that stands before the one called `than`: of two that say no day the fingerprint
        decides, which spaces at the end change."""
        while hashlib.sha256(text.encode("utf-8")).hexdigest() < self.file(than):
            text += " "
        return self.comes(name, text)

    def mark(
        self,
        words: str,
        item: ItemKey,
        text: str = "",
        version: str = "dagsorden.txt",
        kind: AnnotationKind = AnnotationKind.NOTE,
        author: str = "Ida",
    ) -> Annotation:
        """A note on words of a version, or a highlight where it says nothing."""
        loaded = load(self.library, self.meeting, self.versions[version])
        at = loaded.source.text.index(words)
        passage = Passage.of(loaded.source, Span(at, at + len(words)), Role.CASE)
        kind = kind if text else AnnotationKind.HIGHLIGHT
        colour = Colour.YELLOW if kind is AnnotationKind.HIGHLIGHT else None
        made = new_annotation(
            *(self.meeting, item, kind, text, author, passage, About.PASSAGE),
            colour=colour,
            file=loaded.file,
        )
        write(self.library, [Written(made)])
        return made

    def note(self, item: ItemKey, text: str, version: str = "dagsorden.txt") -> Annotation:
        """A note on an item as a whole."""
        made = new_annotation(self.meeting, item, AnnotationKind.NOTE, text, "Ida", file=self.file(version))
        write(self.library, [Written(made)])
        return made

    def file(self, version: str) -> str:
        """The fingerprint of a version."""
        (row,) = self.library.rows(
            "SELECT sha256 FROM file JOIN version ON version.file = file.id WHERE version.id = ?",
            (self.versions[version],),
        )
        return str(row[0])

    @property
    def front(self) -> str:
        """The name of what stands in front."""
        (row,) = self.library.rows(
            "SELECT file.name FROM meeting JOIN version ON version.id = meeting.front"
            " JOIN file ON file.id = version.file WHERE meeting.id = ?",
            (self.meeting,),
        )
        return str(row[0])


def everything(library: Library, *, told: bool = True) -> dict[str, list[tuple[object, ...]]]:
    """What carrying touches, row by row; without `told` not what is said of it."""
    asked = {
        "annotation": "SELECT * FROM annotation ORDER BY id",
        "kept": "SELECT * FROM kept_place ORDER BY annotation, file",
        "seen": "SELECT meeting, item_number, item_title, author, created, deleted, file FROM seen_item"
        " ORDER BY file, item_number",
        "front": "SELECT id, front, newest, items, unread FROM meeting ORDER BY id",
        "place": "SELECT annotation.id, item.number, item.parse FROM annotation_place"
        " JOIN annotation ON annotation.row = annotation_place.annotation"
        " JOIN item ON item.id = annotation_place.item ORDER BY 1",
        "entry": "SELECT item, seen FROM index_entry ORDER BY item",
    }
    if told:
        asked["carried"] = "SELECT annotation, file, from_file, standing, settled FROM carried ORDER BY 1, 2"
        asked["run"] = "SELECT meeting, file, front, undone FROM carry_run ORDER BY 1, 2"
    return {name: library.rows(query) for name, query in asked.items()}


def sure(annotation: Annotation, anchor: Anchor, standing: Standing = Standing.KEPT) -> Carried:
    """That an annotation stands at `anchor` in the next version."""
    was = Anchor(annotation.item, annotation.passage)
    return Carried(annotation.id, standing, was, anchor, CarryReason.SAME_WORDS)


def orphan(annotation: Annotation) -> Carried:
    """That there is no place for it."""
    was = Anchor(annotation.item, annotation.passage)
    return Carried(annotation.id, Standing.ORPHAN, was, None, CarryReason.ITEM_GONE)
