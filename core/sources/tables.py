"""Table rows -> lines."""

from __future__ import annotations

from collections.abc import Iterator

from core.sources.assembly import Draft


def row_drafts(cells: list[list[Draft]]) -> Iterator[Draft]:
    """The lines of a table row.

    Cells of one line each make one line with tabs between them. Where a cell holds several lines, or a
    heading, the table is only there for the layout: every line stays a line of its own.
    """
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 or any(len(cell) > 1 or cell[0].form in ("heading", "row") for cell in filled):
        for cell in filled:
            yield from cell
        return
    if not filled:
        return
    sizes = [cell[0].size for cell in filled if cell[0].size is not None]
    yield Draft(
        "\t".join(cell[0].text.replace("\t", " ") if cell else "" for cell in cells).strip("\t"),
        size=max(sizes, default=None),
        bold=all(cell[0].bold for cell in filled),
        form="row",
        gap=True,
    )
