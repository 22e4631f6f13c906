"""Text and Markdown, as converters leave them."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from core.errors import UnreadableFile
from core.sources import read
from tests.core.sources.seen import lines

MINUTES = """
# REFERAT Børneudvalget d. 04-03-2025

**Mødedato** Tirsdag d. 4. marts 2025 kl. 16.15

## **Punkt 1: Ny skole i Æblelund**

Sagsnr.: 25/104

#### Indstilling

- at skolen bygges
  - i to etager
* at den hedder *Æblelund*

| Placering | Pris |
|-----------|-----:|
| Kirkestien | 6,0 |
| | 2,5 |

---

**Beslutning**

Godkendt\\.
"""


def test_markdown_is_read_without_its_marks() -> None:
    source = read(MINUTES.encode())
    assert source.format == "text"
    assert lines(source) == [
        "REFERAT Børneudvalget d. 04-03-2025",
        "Mødedato Tirsdag d. 4. marts 2025 kl. 16.15",
        "Punkt 1: Ny skole i Æblelund",
        "Sagsnr.: 25/104",
        "Indstilling",
        "- at skolen bygges",
        "- i to etager",
        "• at den hedder Æblelund",
        "Placering\tPris",
        "Kirkestien\t6,0",
        "2,5",
        "Beslutning",
        "Godkendt.",
    ]
    forms = [(line.form, line.level) for line in source.lines]
    assert forms[0] == ("heading", 1)
    assert forms[2] == ("heading", 2)
    assert forms[4] == ("heading", 4)
    assert forms[5:8] == [("list", 1), ("list", 2), ("list", 1)]
    assert forms[8] == ("row", 0)
    bold = [source.line_text(i) for i, line in enumerate(source.lines) if line.bold]
    assert bold == ["Punkt 1: Ny skole i Æblelund", "Beslutning"]


def test_lines_follow_one_another_without_a_gap() -> None:
    source = read(MINUTES.encode())
    assert source.text == "\n".join(lines(source))
    assert all(line.page is None and line.box is None for line in source.lines)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("1\\. Godkendelse af dagsorden", "1. Godkendelse af dagsorden"),
        ("Drift &amp; anlæg", "Drift & anlæg"),
        ("Se [bilag 2](bilag2.pdf)", "Se bilag 2"),
        ("Se [vejledningen](https://eksempel.dk/v)", "Se vejledningen (https://eksempel.dk/v)"),
        ("2 * 3 * 4 mio.", "2 * 3 * 4 mio."),
        ("fil_med_navn", "fil_med_navn"),
        ("> Citat fra høringen", "Citat fra høringen"),
        ("-", "-"),
        ("Nye punkter.....\t3", "Nye punkter.....\t3"),
        ("· **Legestue:** et tilskud", "· Legestue: et tilskud"),
        ("| Pris<br>i kr. | 6 \\| 7 |", "Pris i kr.\t6 | 7"),
        ("Resumé ##", "Resumé ##"),
        ("## Resumé ##", "Resumé"),
    ],
)
def test_nothing_but_marks_is_lost(row: str, text: str) -> None:
    assert read(row.encode()).text == text


def test_a_heading_with_blanks_without_end_is_read_at_once() -> None:
    assert read(b"# Punkt 1" + b" " * 1_000_000 + b"Budget ##  ").text == "Punkt 1\tBudget"


def test_words_cut_at_the_end_of_a_line_are_joined() -> None:
    source = read("Udvalget godkendte anlægs-\nbevillingen til børne-\nog ungehuset.\n".encode())
    assert source.text == "Udvalget godkendte anlægsbevillingen til børne-\nog ungehuset."
    assert lines(source) == ["Udvalget godkendte anlægs", "bevillingen til børne-", "og ungehuset."]


def test_paragraphs_are_not_joined() -> None:
    assert read("Der mangler anlægs-\n\nmidler".encode()).text == "Der mangler anlægs-\nmidler"


DANISH = "Møde i Økonomiudvalget – på rådhuset: »ærlig« €"


@pytest.mark.parametrize(
    "content",
    [
        DANISH.encode(),
        codecs.BOM_UTF8 + DANISH.encode(),
        DANISH.encode("utf-16"),
        DANISH.encode("utf-16-le"),
        DANISH.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + DANISH.encode("utf-16-be"),
        DANISH.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 marked", "utf-16 marked", "utf-16-le", "utf-16-be", "utf-16-be marked", "cp1252"],
)
def test_the_encoding_is_found_out(content: bytes) -> None:
    assert read(content).text == DANISH


def test_a_file_cut_in_the_middle_of_a_letter_stays_utf8() -> None:
    content = ("Møde på rådhuset. " * 20 + "Rå").encode()[:-1]
    assert read(content).text.startswith("Møde på rådhuset.")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x0c", "\u2028"])
def test_every_kind_of_line_end(end: str) -> None:
    assert lines(read(f"Referat{end}Byrådet{end}".encode())) == ["Referat", "Byrådet"]


@pytest.mark.parametrize("content", [b"   \n\n \t\n", "\ufeff\n".encode(), b"---\n\n| | |\n|--|--|\n"])
def test_a_file_without_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        read(content)


CORPUS = Path(__file__).parents[4] / "shared" / "corpus"


@pytest.mark.needs_corpus(CORPUS)
@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")) or [CORPUS], ids=lambda path: path.name)
def test_no_word_of_a_real_file_is_lost(path: Path) -> None:
    source = read(path)
    letters = [c for c in path.read_text(encoding="utf-8") if c.isalnum()]
    assert [c for c in source.text if c.isalnum()] == letters
    assert not any(mark in source.text for mark in ("**", "|--", "\n#"))


@pytest.mark.parametrize("mark", ["**x ", "__x ", "[x ", "![x ", "![x](y"])
def test_a_line_of_marks_without_end_is_read_at_once(mark: str) -> None:
    line = mark * 50_000
    assert read(line.encode()).text == line.strip()
