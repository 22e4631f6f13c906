"""The report of a review: all that was found and said, by item, without closed items and personal data."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import timedelta

import docx
import pytest

from core.confidential.personal import Masking
from core.exports.layout.blocks import Heading
from core.exports.review.forms import ReviewForm
from core.exports.review.job import rendered
from core.exports.review.laying_out import laid_out
from core.exports.review.report import put_together
from core.exports.review.report_words import head_rows
from core.exports.review.reported import Review, ReviewReport
from core.review.draft import Draft
from core.review.finding import Finding, Group, Severity
from core.review.rules import NO_RULES
from core.review.running import review as look_through
from core.review_states import Reply, ReviewState
from core.source_text import Span
from tests.core.exports.pdf_reading import painted_without_tag, tags, text_of
from tests.core.exports.review.drafts import CPR, NOON, PLAIN, comment, finding, loaded, review_of
from tests.review.nordic import norwegian, swedish

FORMS = (ReviewForm.REPORT_PDF, ReviewForm.REPORT_DOCX, ReviewForm.REPORT_HTML)
TOLD = (
    "Review: Havneudvalget, 14 May 2031",
    "1 error, 1 warning, 1 note",
    "2 open, 1 settled",
    "1 needs a change, 1 not looked at, 1 changed since",
    "1 of 2 done",
    "Åse Lind, 15 May 2031",
    "Med forbehold.",
    "The document as a whole",
    "Dokumentet har ingen titel.",
    "1. Nyt bolværk ved Sildekajen",
    "Needs a change",
    "CPR-nummeret [CPR number left out] står i punkt 1.",
    "Der står ikke hvilket år.",
    "vender tilbage i juni",
    "Er det ikke 16 cm?",
    "Reply by Bo Friis",
    "Jo, det retter jeg.",
    "Settled by Bo Friis, 15 May 2031. The text is as it was then.",
    "Fine, but its text has changed since",
    "Formanden ser på det.",
    "4. Eventuelt",
    "Dismissed by Åse Lind, 15 May 2031: Med vilje.",
    "Done: Er bilagene med? (Åse Lind, 15 May 2031)",
    "Not done: Har formanden læst det?",
    "Et CPR-nummer må ikke offentliggøres.",
    "1 closed item is left out.",
    "1 finding or comment is left out: it is, or may be, about a closed item. Among them: 1 note.",
    "Personal data is masked, and what is confidential is not quoted.",
)
SECRETS = (CPR, "Tangvej", "er 4,1", "lukket punkt.")


@pytest.fixture(scope="module")
def review() -> Review:
    return review_of(loaded(PLAIN.encode(), "referat-udkast.txt"))


@pytest.fixture(scope="module")
def report(review: Review) -> ReviewReport:
    return put_together(review, masking=Masking())


def words_of(content: bytes, form: ReviewForm) -> str:
    """All words of a report in one line."""
    if form is ReviewForm.REPORT_PDF:
        return text_of(content)
    if form is ReviewForm.REPORT_HTML:
        from lxml import html

        return " ".join(html.fromstring(content.decode()).text_content().split())
    return " ".join(each.text for each in docx.Document(io.BytesIO(content)).paragraphs)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_all_of_the_review_and_nothing_closed(
    report: ReviewReport, form: ReviewForm
) -> None:
    content = rendered(report, form)
    told = words_of(content, form)
    for words in TOLD:
        assert words in told.replace("“", "").replace("”", ""), words
    raw = content
    if form is ReviewForm.REPORT_DOCX:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            raw = b"".join(map(package.read, package.namelist()))
    for secret in SECRETS:
        assert secret not in told
        assert secret.encode() not in raw


def test_the_pdf_is_tagged_throughout(report: ReviewReport) -> None:
    content = rendered(report, ReviewForm.REPORT_PDF)
    assert not painted_without_tag(content)
    assert tags(content).count("H1") == 7  # the whole, two items, the others, three lists


def test_closed_items_and_personal_data_are_told_where_they_are_asked_for(review: Review) -> None:
    report = put_together(review, closed_items=True)
    told = words_of(rendered(report, ReviewForm.REPORT_HTML), ReviewForm.REPORT_HTML)
    for secret in SECRETS:
        assert secret in told
    assert "only for those who may read them" in told
    assert "left out" not in told


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Tænk: spurgt til støjen", "Tænk: [left out]"),
        ("Carl Eg strøg “hendes sygdom”, som kan læses.", "Carl Eg strøg “[left out]”, som kan læses."),
        ("Carl Eg strøg »hendes sygdom«.", "Carl Eg strøg »[left out]«."),
        ("CPR-nummeret 010190-xxxx står der.", "CPR-nummeret [CPR number left out] står der."),
        ("CPR-nummeret 010190 xxxx står der.", "CPR-nummeret [CPR number left out] står der."),
        ("CPR-nummeret 01.01.1990–xx xx står.", "CPR-nummeret [CPR number left out] står."),
    ],
)
def test_what_is_confidential_is_not_quoted_though_no_mask_knows_it(
    review: Review, message: str, told: str
) -> None:
    where = review.loaded
    leak = finding(where, "own-cpr", Severity.WARNING, "spurgt til støjen", message, Group.CONFIDENTIAL)
    report = put_together(replace(review, findings=[leak]), masking=Masking())
    assert [(each.finding.quote, each.finding.message) for each in report.findings] == [("", told)]


def test_whose_illness_it_is_is_not_told(review: Review) -> None:
    text = review.loaded.source.text
    start = text.index("Ida Holm")
    told = "“støj” står nær navnet Ida Holm."
    leak = finding(review.loaded, "own-cpr", Severity.NOTE, "støj", told, Group.CONFIDENTIAL)
    leak = replace(leak, also=(Span(start, start + len("Ida Holm")),))
    report = put_together(replace(review, findings=[leak]), masking=Masking())
    assert report.findings[0].finding.message == "“[left out]” står nær navnet [left out]."


def test_what_people_wrote_of_closed_items_and_numbers_in_their_names_stay_out(review: Review) -> None:
    where, state = review.loaded, review.state
    name, number = "Køb af Tangvej 9", "Bo Friis 020290-4321"
    on_open = next(each for each in review.comments if state.replies_to(each.id))
    state = replace(
        state,
        replies=(*state.replies, Reply("r2", on_open.id, f"Se også {name}.", number, NOON, NOON)),
        sign_offs=tuple(replace(each, name=number, remark=f"Ikke {name}!") for each in state.sign_offs),
        dismissals=tuple(
            replace(each, reason=f"Hører til {name}.", author=number) for each in state.dismissals
        ),
        ticks=tuple(replace(each, by=number) for each in state.ticks),
        settled=tuple(replace(each, by=number) for each in state.settled),
    )
    leak = replace(finding(where, "own-style", Severity.NOTE, "Havneudvalget", "Navn."), suggestions=(name,))
    allowed = replace(finding(where, "own-when", Severity.NOTE, "sunket", "Nær."), allowed=f"Se {name}.")
    said = comment(where, "Bolværket er fra", f"Er det ikke i {name}?")
    more = Review(
        where,
        [*review.findings, leak, allowed],
        replace(review.rules, checklist=(*review.rules.checklist, f"{name} er ude")),
        state,
        [*review.comments, said],
    )
    before, report = put_together(review, masking=Masking()), put_together(more, masking=Masking())
    told = words_of(rendered(report, ReviewForm.REPORT_HTML), ReviewForm.REPORT_HTML)
    assert "Tangvej" not in told
    assert "4321" not in told
    assert "Hører til" not in told
    assert report.left_out == before.left_out + 2
    assert told.count("[left out]") >= 5


def test_a_line_ticked_before_this_version_came_is_not_done_in_it(review: Review) -> None:
    lines = review.rules.checklist
    assert [tick is not None for _line, tick in put_together(review).checklist] == [True, False]
    state = replace(review.state, came={review.loaded.file: NOON + timedelta(days=1)})
    later = put_together(replace(review, state=state))
    assert later.checklist == tuple((line, None) for line in lines)


def test_a_word_of_closed_text_is_suggested_to_nobody(review: Review) -> None:
    secret = "Prisen"  # stands in the closed item alone
    told = f"“støjen” er i ingen ordbog; “{secret}” ligner."
    slip = replace(
        finding(review.loaded, "own-style", Severity.NOTE, "støjen", told), suggestions=(secret, "kajen")
    )
    (shown,) = put_together(replace(review, findings=[slip])).findings
    assert (shown.finding.message, shown.finding.suggestions) == (
        "“støjen” er i ingen ordbog; “[left out]” ligner.",
        ("kajen",),
    )
    (shown,) = put_together(replace(review, findings=[slip]), closed_items=True).findings
    assert shown.finding == slip


def test_a_word_within_a_mail_address_is_not_told_by_what_it_is_taken_for(review: Review) -> None:
    told = "“010190” er i ingen ordbog; “010191” ligner."
    slip = replace(
        finding(review.loaded, "own-style", Severity.NOTE, "010190", told), suggestions=("010191",)
    )
    (shown,) = put_together(replace(review, findings=[slip]), masking=Masking()).findings
    assert "01019" not in shown.finding.message
    assert shown.finding.suggestions == ()


def test_half_a_number_is_masked_as_the_whole(review: Review) -> None:
    half = finding(review.loaded, "own-style", Severity.NOTE, "010190", "Kort.")
    report = put_together(replace(review, findings=[half]), masking=Masking())
    assert "010190" not in report.findings[0].finding.quote


def test_a_settled_comment_whose_words_are_others_now_says_so(review: Review) -> None:
    settled = tuple(replace(each, wording="0" * 32) for each in review.state.settled)
    changed = replace(review, state=replace(review.state, settled=settled))
    told = words_of(rendered(put_together(changed), ReviewForm.REPORT_HTML), ReviewForm.REPORT_HTML)
    assert "The text has changed since." in told


def test_where_it_is_not_known_what_a_settled_comment_was_on_nothing_is_said_of_it(review: Review) -> None:
    settled = tuple(replace(each, wording="") for each in review.state.settled)
    unknown = replace(review, state=replace(review.state, settled=settled))
    told = words_of(rendered(put_together(unknown), ReviewForm.REPORT_HTML), ReviewForm.REPORT_HTML)
    assert "Settled by Bo Friis, 15 May 2031." in told
    assert "as it was then" not in told


def test_the_head_says_that_closed_items_are_left_out(report: ReviewReport) -> None:
    told = dict(head_rows(report))["Left out"]
    assert "1 closed item is left out." in told
    assert "1 finding or comment is left out" in told


def test_a_comment_whose_words_are_gone_is_told_at_the_end(review: Review) -> None:
    now = loaded(PLAIN.replace("sunket 14 cm", "sunket").encode(), "referat-udkast.txt")
    report = put_together(replace(review, loaded=now), masking=Masking())
    heads = [each.text for each in laid_out(report).blocks if isinstance(each, Heading)]
    assert "Comments without a place in this version" in heads


def test_an_empty_review_says_that_nothing_was_found() -> None:
    where = loaded(PLAIN.encode(), "referat-udkast.txt")
    nothing = Review(where, (), review_of(where).rules, ReviewState(), lacking=("Ordene er ikke set efter.",))
    told = words_of(rendered(put_together(nothing), ReviewForm.REPORT_HTML), ReviewForm.REPORT_HTML)
    assert "Nothing was found, and nobody commented on it." in told
    assert "not yet" in told
    assert "Ordene er ikke set efter." in told


@pytest.mark.parametrize("form", FORMS)
def test_that_an_earlier_version_was_signed_off_is_told(review: Review, form: ReviewForm) -> None:
    (signed,) = review.state.sign_offs
    withdrawn = replace(signed, id="g2", file="another", name="Carl Eg", withdrawn=NOON)
    earlier = replace(signed, file="the one before", name=f"Åse Lind {CPR}")
    state = replace(review.state, sign_offs=(earlier, withdrawn))
    report = put_together(replace(review, state=state), masking=Masking())
    told = words_of(rendered(report, form), form)
    assert "An earlier version was signed off by Åse Lind [CPR number left out], 15 May 2031 at" in told
    assert "; this one is not." in told
    assert "not yet" not in told


def test_a_finding_that_names_a_closed_item_stays(review: Review) -> None:
    named = Finding("own-style", Group.FORM, Severity.NOTE, "Se Køb af Tangvej 9.", "", "k")
    report = put_together(replace(review, findings=[named], comments=()), masking=Masking())
    assert not report.findings
    assert report.left_out == 1


@pytest.mark.parametrize(
    ("minutes", "number"),
    [
        (
            norwegian("Vedtak:\nKaia bygges.").replace("Ny kai på Neset", "Klage fra 13097248022"),
            "13097248022",
        ),
        (swedish("Beslut\nAvslag.").replace("Ny kaj på Näset", "Klagan 930423-1237 om skatt"), "930423-1237"),
    ],
)
def test_a_neighbours_number_in_a_title_is_masked_and_judged_by_no_danish_law(
    minutes: str, number: str
) -> None:
    draft = loaded(minutes.encode(), "utkast.txt")
    found = [
        each for each in look_through(Draft(draft.source, draft.meeting), NO_RULES) if number in each.quote
    ]
    assert [each.check for each in found] == ["national-number"]
    report = put_together(Review(draft, found, NO_RULES, ReviewState()), masking=Masking())
    (shown,) = report.findings
    assert (shown.check, shown.source) == ("National identity number", "")
    page = rendered(report, ReviewForm.REPORT_HTML).decode()
    assert number not in page
    assert "[national identity number left out]" in page
