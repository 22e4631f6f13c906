"""A reader's own words: what they add, and what is said where their file has a mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.command_line import run
from core.language import set_language
from core.minutes import Outcome, Role
from core.parsing import (
    own_vocabulary,
    own_vocabulary_fault,
    own_vocabulary_path,
    parse,
    start_own_vocabulary,
    version,
    vocabulary,
    vocabulary_fingerprint,
)
from core.source_text import SourceText

MINUTES = """Referat
Byrådet
Mødedato: 12-03-2024
Punkt 1: Ny bro over åen
Sagsfremstilling
Der skal bygges en bro.
Rådets afgørelse
Skrevet i årbogen.
"""


@pytest.fixture
def configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A configuration folder of the test's own; what was read of another is forgotten."""
    monkeypatch.setenv("PROTOKOLLEN_SETTINGS", str(tmp_path / "settings.json"))
    caches = (
        version.own_file,
        version.vocabulary_fingerprint,
        own_vocabulary._read,
        vocabulary.vocabulary,
    )
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


def write(text: str | bytes, language: str = "da") -> Path:
    """The reader's own file with these words."""
    path = own_vocabulary_path(language)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    for cache in (version.own_file, version.vocabulary_fingerprint, own_vocabulary._read):
        cache.cache_clear()
    return path


def test_own_words_add_to_the_program_s(configuration: Path, plain: Callable[[str], SourceText]) -> None:
    without = vocabulary_fingerprint()
    write("[labels]\ndecision = ['Rådets afgørelse']\n[outcomes]\npatterns = [['noted', 'i årbogen']]\n")
    item = parse(plain(MINUTES)).items[0]
    assert [section.role for section in item.sections] == [Role.CASE, Role.DECISION]
    assert [decision.outcome for decision in item.decisions] == [Outcome.NOTED]
    assert own_vocabulary_fault() is None
    assert vocabulary_fingerprint() != without


def test_an_own_label_takes_a_word_from_another_role(configuration: Path) -> None:
    write('[labels]\nlegal = ["Sagsfremstilling"]\n')
    assert vocabulary.vocabulary().labels["sagsfremstilling"] is Role.LEGAL


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('[labels]\ndecision = ["afgørelsen"\n[head]\n', 2, "comma"),
        ("[labels]\nwhatever = ['ord']\n", 2, "whatever"),
        ("[lables]\ndecision = ['ord']\n", 1, "lables"),
        ("[labels]\ndecision = 'ord'\n", 2, '["ord"]'),
        ("[labels]\ndecision = [\n  'ord',\n", 2, "not closed"),
        ("[labels]\ndecision = ['o]rd'\n[[x]]\n" + "\n# ]" * 9, 2, "not closed"),
        ("[labels]\ndecision = ['ord']\n\n[labels]\ncase = ['x']\n", 4, "twice"),
        ("[labels]\ndecision = ['ord']\ncase = ['Ord']\n", 3, "both under"),
        ('[outcomes]\npatterns = [\n  ["noted", "\\bset"],\n]\n', 3, "single quotes"),
        ('[outcomes]\npatterns = [\n  ["noted", "\\wset"],\n]\n', 3, "single quotes"),
        ("[labels]\ndecision = ['ord', 3]\n", 2, "quotation"),
        ("[outcomes]\npatterns = [\n  ['noted', 'set'],\n  ['accepted', 'taget'],\n]\n", 4, "accepted"),
        ("[outcomes]\npatterns = [\n  ['noted', '(set'],\n]\n", 3, "a “)” is missing"),
        ("[items]\nheadings = [\n  ['stk', 2.0, 'stk (?P<number>\\d+)'],\n]\n", 3, "title"),
        ("[months]\ngoj = 13\n", 2, "month"),
        (b"[labels]\ndecision = ['afg\xf8relse']\n", 2, "UTF-8"),
        ("[labels]\ndecision = " + "[" * 3000 + "\n", 2, "too deep"),
        ("[months]\n\ngoj = " + "1" * 5000 + "\n", 3, "too long"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_the_file_left_out(
    text: str | bytes, line: int, reason: str, configuration: Path, plain: Callable[[str], SourceText]
) -> None:
    set_language("en")
    path = write(text)
    fault = own_vocabulary_fault()
    assert fault is not None
    assert str(path) in fault.what
    assert f"Line {line}:" in fault.what
    assert reason in fault.what
    assert fault.advice
    item = parse(plain(MINUTES)).items[0]
    assert [section.role for section in item.sections] == [Role.CASE]


def test_a_file_that_cannot_be_opened_stops_nothing(configuration: Path) -> None:
    own_vocabulary_path("da").mkdir(parents=True)
    fault = own_vocabulary_fault()
    assert fault is not None
    assert str(own_vocabulary_path("da")) in fault.what
    assert "line" not in str(fault).lower().replace("lines", "")


@pytest.mark.parametrize("language", ["da", "nb", "sv"])
def test_the_file_to_start_from_is_right_with_its_examples_too(language: str, configuration: Path) -> None:
    path = start_own_vocabulary(language)
    assert own_vocabulary_fault() is None
    template = path.read_text("utf-8")
    lines = template.splitlines()
    starts = ("# [", "#     [", "# ]", "# labels", "# letters", "# names", "# lines", "# patterns")
    examples = [
        line[2:] if line.startswith(starts) or (" = [" in line and line.startswith("# ")) else line
        for line in lines
    ]
    write("\n".join(examples), language)
    assert own_vocabulary_fault() is None
    assert own_vocabulary.own_words(language)["parties"]["letters"] == ["BL"]
    write("# mine\n", language)
    assert start_own_vocabulary(language).read_text("utf-8") == "# mine\n"


def test_the_command_line_says_what_is_wrong_and_reads_all_the_same(
    configuration: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write("[labels]\nwhatever = ['ord']\n")
    minutes = configuration / "referat.txt"
    minutes.write_text(MINUTES, "utf-8")
    assert run(["--language", "en", "parse", str(minutes)]) == 0
    printed = capsys.readouterr()
    assert str(path) in printed.err
    assert '"title": "Ny bro over åen"' in printed.out
