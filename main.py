"""Protokollen: the window with the files that are named, or one command without a window.

    main.py [FILE…]              opens the window
    main.py COMMAND …            works without one; --help names the commands

`--library PATH`, `--language da|en` and `--password WORD` go with both.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from core.stopping import held_back

COMMANDS = ("parse", "import", "list", "decisions", "search", "export", "take-in", "compare", "check")
WITH_VALUE = ("--library", "--language", "--password")


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for; gives the exit status."""
    options, names, other = split(arguments)
    if other or (names and (names[0] in COMMANDS or is_mistyped(names[0]))):
        try:
            with held_back():  # what is loaded by half cannot say that it was stopped
                from core import command_line
            return command_line.run(arguments)
        except KeyboardInterrupt:
            from core.command_line import stopped

            return stopped(arguments)
    library = options.get("--library")
    from gui.start import run

    return run(
        files=[Path(name) for name in names],
        library=Path(library) if library else None,
        language=options.get("--language"),
        password=options.get("--password"),
    )


def is_mistyped(name: str) -> bool:
    """Is it a bare word, yet no command, and no file is called so? Of other files that are gone the window
    tells."""
    bare = name.replace("-", "").replace("_", "").isalnum()
    return bare and name not in COMMANDS and not os.path.exists(name)


def split(arguments: Sequence[str]) -> tuple[dict[str, str], list[str], bool]:
    """The options that go with both, the other words, and whether there is an option only commands know.

    What follows `--` are files, whatever their names. Where an option lacks its value, the command line
    complains about it.
    """
    options: dict[str, str] = {}
    names: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument == "--":
            names.extend(os.path.join(os.curdir, name) for name in rest)
        elif name in WITH_VALUE:
            given = value if equals else next(rest, None)
            if given is None:
                return options, names, True
            options[name] = given
        elif argument.startswith("-") and argument != "-":
            return options, names, True
        else:
            names.append(argument)
    return options, names, False


if __name__ == "__main__":  # helper processes import this module anew
    sys.exit(main(sys.argv[1:]))
