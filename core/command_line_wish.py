"""What the command export is asked for: options as they are typed, and the wish that they come to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from core.command_line_shared import meeting_beginning
from core.errors import UserFacingError
from core.language import _
from core.wording import reason

if TYPE_CHECKING:
    from core.annotations import MeetingId
    from core.exports.choice import Choice, Part
    from core.exports.formats import Format
    from core.library import Library
    from core.library.lists.chosen import ItemPlace, Only, Range

_SAME_NAMES = {
    name: name
    for name in ("layout", "group_by", "order", "title", "contents", "comments", "colleagues", "documents")
} | {"name": "name_reader"}
"""Options that are fields of a choice, by the field's name."""


def what_options() -> list[click.Parameter]:
    """Which items."""
    from core.minutes import Outcome

    return [
        click.Option(
            ["--meeting"],
            multiple=True,
            help=_("A meeting's id or its beginning, as the list gives it; may be given several times."),
        ),
        click.Option(
            ["--item"],
            multiple=True,
            help=_("With one meeting: only the item of this number, as printed; several times for several."),
        ),
        click.Option(["--search"], help=_("What this line of search finds.")),
        click.Option(["--annotated/--not-only-annotated"], default=None, help=_("Only what is annotated.")),
        click.Option(
            ["--tag"], multiple=True, help=_("Only with this tag, or one below it; several times for any.")
        ),
        click.Option(
            ["--outcome"],
            type=click.Choice([each.value for each in Outcome]),
            multiple=True,
            help=_("Only what came out so; may be given several times."),
        ),
        click.Option(
            ["--follow-ups/--not-only-follow-ups"],
            default=None,
            help=_("Only what is to be followed up, and not done."),
        ),
        click.Option(["--closed"], is_flag=True, help=_("Include closed items.")),
    ]


def choice_options() -> list[click.Parameter]:
    """How they are told of."""
    from core.exports.choice import GroupBy, Layout, Order

    def one_of(words: type[GroupBy] | type[Layout] | type[Order]) -> click.Choice[str]:
        return click.Choice([each.value for each in words])

    return [
        click.Option(["--preset"], help=_("Begin with a preset: one of the program's, or one of yours.")),
        click.Option(["--parts"], callback=_split, help=_("These parts alone, with commas between them.")),
        click.Option(["--without"], callback=_split, help=_("Without these parts.")),
        click.Option(["--layout"], type=one_of(Layout), help=_("How the items are shown.")),
        click.Option(["--group-by"], type=one_of(GroupBy), help=_("The headings they stand under.")),
        click.Option(["--order"], type=one_of(Order), help=_("The order they come in.")),
        click.Option(["--title"], help=_("The title, if not one made of what there is.")),
        click.Option(["--introduction"], help=_("A text before the first item; @FILE reads it from a file.")),
        click.Option(["--contents/--no-contents"], default=None, help=_("A table of contents.")),
        click.Option(
            ["--comments/--no-comments"], default=None, help=_("In Word: notes as comments in the margin.")
        ),
        click.Option(["--colleagues/--own"], default=None, help=_("What colleagues wrote, too.")),
        click.Option(["--name/--no-name"], default=None, help=_("Your name in the file's properties.")),
        click.Option(["--documents/--no-documents"], default=None, help=_("The documents beside the file.")),
    ]


def wished_range(
    library: Library, meeting: tuple[str, ...], item: tuple[str, ...], search: str | None
) -> Range:
    """Where the items are taken from. Raises UserFacingError where a meeting or an item is not there."""
    from core.library.lists.chosen import Range

    if search is not None and not search.strip():
        raise click.UsageError(_("The line of --search is empty: it would find the whole library."))
    meetings = tuple(meeting_beginning(library, each) for each in meeting)
    if not item:
        return Range(meetings, line=search or "")
    if len(meetings) != 1:
        raise click.UsageError(_("Items are given with the one meeting they are of: --meeting ID --item 3."))
    return Range(items=_items(library, meetings[0], item), line=search or "")


def wished_choice(library: Library, asked_for: dict[str, Any]) -> Choice:
    """The choice of a preset, with all that the options say otherwise. Raises UserFacingError."""
    from core.exports.choice import Choice, GroupBy, Layout, Order

    choice = Choice() if asked_for["preset"] is None else _preset(library, asked_for["preset"])
    words = {"layout": Layout, "group_by": GroupBy, "order": Order}
    changes: dict[str, Any] = {
        field: words[option](asked_for[option]) if option in words else asked_for[option]
        for option, field in _SAME_NAMES.items()
        if asked_for[option] is not None
    }
    changes["pass_on"] = asked_for["colleagues"] is True
    if asked_for["introduction"] is not None:
        changes["introduction"] = _introduction(asked_for["introduction"])
    parts = choice.parts if asked_for["parts"] is None else asked_for["parts"]
    return replace(
        choice,
        parts=parts - (asked_for["without"] or frozenset()),
        only=_only(choice.only, asked_for),
        closed_items=asked_for["closed"],
        **changes,
    )


def wished_format(form: str | None, output: Path | None) -> Format:
    """The form that is named, or else the one that the file's ending stands for. Raises UsageError."""
    from core.exports.formats import Format, forms

    if form is not None:
        return Format(form)
    if output is None:
        return Format.HTML
    name = output.name.casefold()
    endings = {each.suffix: each.format for each in reversed(forms())}  # a .pdf is first of all a summary
    for ending in sorted(endings, key=len, reverse=True):
        if name.endswith(ending):
            return endings[ending]
    raise click.UsageError(
        _("The ending of {name} stands for no form: say which with --format.").format(name=output.name)
    )


def preset_lines(library: Library | None) -> list[str]:
    """A preset a line: the program's with id, name and a sentence, then the reader's own names."""
    from core.exports.presets import built_in
    from core.library.reader.presets import presets

    own = [each.name for each in presets(library)] if library is not None else []
    return ["\t".join((each.id, each.name, each.what)) for each in built_in()] + own


def _split(_context: click.Context, _option: click.Parameter, value: str | None) -> frozenset[Part] | None:
    """The parts in a list with commas between them."""
    from core.exports.choice import Part

    if value is None:
        return None
    words = value.replace(",", " ").split()
    for word in words:
        if word not in frozenset(Part):
            known = ", ".join(Part)
            raise click.BadParameter(
                _("there is no part {word}; there are {known}.").format(word=word, known=known)
            )
    return frozenset(map(Part, words))


def _preset(library: Library, name: str) -> Choice:
    """A preset of the program by its id, the reader's own by its name, or the program's by its name."""
    from core.exports.choice import choice_from_json
    from core.exports.presets import built_in
    from core.library.reader.presets import presets

    wanted = " ".join(name.split()).casefold()
    built = built_in()
    found = {each.name.casefold(): each.choice for each in built}
    for own in presets(library):
        found[" ".join(own.name.split()).casefold()] = choice_from_json(own.choice)
    found |= {each.id: each.choice for each in built}
    if wanted not in found:
        raise UserFacingError(
            _("There is no preset {name}.").format(name=name), _("The option --list-presets names them all.")
        )
    return found[wanted]


def _only(only: Only, asked_for: dict[str, Any]) -> Only:
    from core.minutes import Outcome
    from core.tags import tidy

    return replace(
        only,
        annotated=only.annotated if asked_for["annotated"] is None else asked_for["annotated"],
        tags=tuple(filter(None, map(tidy, asked_for["tag"]))) if asked_for["tag"] else only.tags,
        outcomes=tuple(map(Outcome, asked_for["outcome"])) or only.outcomes,
        follow_ups=only.follow_ups if asked_for["follow_ups"] is None else asked_for["follow_ups"],
    )


def _items(library: Library, meeting: MeetingId, numbers: tuple[str, ...]) -> tuple[ItemPlace, ...]:
    """The items with these numbers, in all that counts of the meeting, such as a supplement."""
    from core.library import load
    from core.library.lists.chosen import ItemPlace

    front = load(library, meeting)
    others = [load(library, meeting, each.id) for each in front.versions if each.counts and not each.is_front]
    places = [
        (_bare(item.number), ItemPlace(meeting, at, loaded.aside))
        for loaded in (front, *others)
        for at, item in enumerate(loaded.meeting.items)
    ]
    known = {number for number, _place in places}
    for number in numbers:
        if _bare(number) not in known or not _bare(number):
            listed = ", ".join(dict.fromkeys(number for number, _place in places if number))
            raise UserFacingError(
                _("This meeting has no item {number}.").format(number=number),
                _("There are {numbers}.").format(numbers=listed) if listed else "",
            )
    wanted = set(map(_bare, numbers))
    return tuple(place for number, place in places if number in wanted)


def _bare(number: str | None) -> str:
    return (number or "").strip().rstrip(".").casefold()


def _introduction(given: str) -> str:
    if not given.startswith("@"):
        return given
    path = Path(given[1:])
    try:
        return path.read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else _("it is no text in UTF-8")
        if isinstance(error, FileNotFoundError):
            why = _("there is no such file")
        raise UserFacingError(
            _("The introduction in {path} cannot be read: {reason}.").format(path=path, reason=why)
        ) from error
