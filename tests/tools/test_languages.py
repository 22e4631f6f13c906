"""The languages' check names every text that some language would lack, with its place."""

from pathlib import Path

import languages
import pytest
from catalogue import Message, read_po, write_po

HEAD = Message("", ("Content-Type: text/plain; charset=UTF-8\n",))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "core").mkdir()
    (tmp_path / "gui").mkdir()
    (tmp_path / languages.LANGUAGES).mkdir(parents=True)
    write_po(catalogue(tmp_path), [HEAD])
    return tmp_path


def catalogue(project: Path) -> Path:
    return project / languages.LANGUAGES / "da.po"


def write_code(project: Path, body: str) -> None:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    (project / "gui" / "panel.py").write_text(f"def show():\n{lines}", "utf-8")


def complaints(project: Path) -> list[str]:
    return [str(complaint) for complaint in languages.check(project)]


def translate(project: Path, translations: dict[str, tuple[str, ...]]) -> None:
    messages = read_po(catalogue(project))
    write_po(
        catalogue(project),
        [
            Message(m.text, translations.get(m.text, m.strings), m.plural, m.context, m.files)
            for m in messages
        ],
    )


def test_a_text_is_missing_then_untranslated_then_complete(project: Path) -> None:
    write_code(project, '_("Note")')
    assert complaints(project) == ["gui/panel.py:2: 'Note' is missing in resources/languages/da.po"]
    languages.extract(project)
    assert complaints(project) == ["resources/languages/da.po:4: 'Note' is not translated"]
    translate(project, {"Note": ("Notat",)})
    assert complaints(project) == []


def test_extracting_keeps_translations_and_drops_what_is_gone(project: Path) -> None:
    write_code(project, '_("Note")\npgettext("item", "Open")\nngettext("{count} hit", "{count} hits", 2)')
    languages.extract(project)
    translate(
        project, {"Note": ("Note",), "Open": ("Åben",), "{count} hit": ("{count} fund", "{count} fund")}
    )
    write_code(project, '_("New")\nngettext("{count} hit", "{count} hits", 2)\n_("Note")')
    assert "resources/languages/da.po:8: 'Open' is obsolete: no code asks for it" in complaints(project)
    languages.extract(project)
    _head, *messages = read_po(catalogue(project))
    assert [(m.text, m.strings) for m in messages] == [
        ("New", ("",)),
        ("{count} hit", ("{count} fund", "{count} fund")),
        ("Note", ("Note",)),
    ]


def test_moving_code_about_changes_no_catalogue(project: Path) -> None:
    write_code(project, '_("Note")')
    languages.extract(project)
    before = catalogue(project).read_bytes()
    write_code(project, '\n\n\nprint(1)\n_("Note")')
    languages.extract(project)
    assert catalogue(project).read_bytes() == before


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ('_(f"Item {1}")', "_() is given an f-string; use .format(name=…)"),
        ("_(title)", "_() is given something else than a literal text"),
        ('_("Item " + title)', "_() is given something else than a literal text"),
        ('ngettext("{count} hit", many, 2)', "ngettext() is given something else than a literal text"),
        ('pgettext("Open")', "pgettext() lacks a text, or has it by keyword"),
        ('_("")', "_() is given an empty text: that is the catalogue's head"),
    ],
)
def test_a_call_that_no_catalogue_can_serve_is_named(project: Path, code: str, sentence: str) -> None:
    write_code(project, code)
    assert complaints(project) == [f"gui/panel.py:2: {sentence}"]


def test_a_text_asked_for_at_import_would_stay_english(project: Path) -> None:
    (project / "gui" / "panel.py").write_text('class Panel:\n    title = _("Note")\n', "utf-8")
    languages.extract(project)
    translate(project, {"Note": ("Note",)})
    assert complaints(project) == [
        "gui/panel.py:2: 'Note' is asked for at import, before the language is chosen"
    ]


def test_a_text_inside_an_f_string_is_found(project: Path) -> None:
    write_code(project, "f\"{_('Note')}: {1}\"")
    languages.extract(project)
    assert [message.text for message in read_po(catalogue(project))] == ["", "Note"]


@pytest.mark.parametrize(
    ("text", "translation", "sentence"),
    [
        ("Item {number}", "Punkt {nummer}", "have different placeholders"),
        ("Item {number}", "Punkt", "have different placeholders"),
        ("%1 pages", "sider", "have different placeholders"),
        ("Open …", "Åbn", "begin or end differently"),
        ("Note: ", "Note:", "begin or end differently"),
        ("&Open", "Åbn", "only one has a mnemonic (&)"),
    ],
)
def test_a_translation_that_does_not_fit_is_named(
    project: Path, text: str, translation: str, sentence: str
) -> None:
    write_code(project, f"_({text!r})")
    languages.extract(project)
    translate(project, {text: (translation,)})
    (complaint,) = complaints(project)
    assert complaint.startswith("resources/languages/da.po:4: ")
    assert sentence in complaint


def test_a_fuzzy_translation_is_not_a_translation(project: Path) -> None:
    write_code(project, '_("Note")')
    write_po(catalogue(project), [HEAD, Message("Note", ("Note",), flags=frozenset({"fuzzy"}))])
    (complaint,) = complaints(project)
    assert "'Note' is fuzzy" in complaint


def test_the_singular_may_do_without_the_number(project: Path) -> None:
    write_code(project, 'ngettext("The file is in.", "The {count} files are in.", 2)')
    languages.extract(project)
    translate(project, {"The file is in.": ("Filen er med.", "De {count} filer er med.")})
    assert complaints(project) == []
    translate(project, {"The file is in.": ("Filen er med.", "Filerne er med.")})
    assert "have different placeholders" in complaints(project)[0]
