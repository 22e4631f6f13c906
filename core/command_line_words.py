"""The words of click itself, which parses the command line, in the language in use.

Click looks its texts up in the language of the environment and has none but English ones; here its modules
are given the program's own look-up. `click_texts` names them, so that they come into the catalogue.
"""

from __future__ import annotations

from click import (
    Argument,
    Command,
    Context,
    Group,
    Option,
    core,
    decorators,
    exceptions,
    formatting,
    parser,
    types,
)

from core.language import _, ngettext

for _room in (core, decorators, exceptions, formatting, parser, types):
    for _name, _look_up in (("_", _), ("ngettext", ngettext)):
        if hasattr(_room, _name):
            setattr(_room, _name, _look_up)


def put_in_words(command: Command) -> None:
    """Translate the names of what is to be put in, such as TEXT, of `command` and those in it."""
    command.options_metavar = _("[OPTIONS]")
    names = _names()
    for each in command.params:
        is_value = isinstance(each, Argument) or (isinstance(each, Option) and not each.is_flag)
        if isinstance(each.type, types.IntParamType):
            each.type.name = _("number")
        if is_value and each.metavar is None:
            english = each.make_metavar(Context(command))
            word = english.strip("[].")
            each.metavar = english.replace(word, names.get(word, word))
    if isinstance(command, Group):
        command.subcommand_metavar = _("COMMAND [ARGS]...")
        for inner in command.commands.values():
            put_in_words(inner)


def _names() -> dict[str, str]:
    return {
        "TEXT": _("TEXT"),
        "PATH": _("PATH"),
        "PATHS": _("PATHS"),
        "FILE": _("FILE"),
        "FILES": _("FILES"),
        "WORDS": _("WORDS"),
        "OLD": _("OLD"),
        "NEW": _("NEW"),
    }


def click_texts() -> tuple[str, ...]:
    """Click's texts that a reader of this program may come upon, translated."""
    return (
        _("Usage:"),
        _("Options"),
        _("Commands"),
        _("Show this message and exit."),
        _("default: {default}"),
        _("Try '{command} {option}' for help."),
        _("Error: {message}"),
        _("Missing command."),
        _("Missing argument"),
        _("Missing option"),
        _("Missing parameter"),
        _("No such command {name!r}."),
        _("No such option {name!r}."),
        ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
        _("Invalid value: {message}"),
        _("Invalid value for {param_hint}: {message}"),
        _("Choose from:\n\t{choices}"),
        ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
        _("{value!r} is not a valid {number_type}."),
        _("{value} is not in the range {range}."),
        _("{name} {filename!r} does not exist."),
        _("path"),
        _("Option {name!r} does not take a value."),
        ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
        ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
    )
