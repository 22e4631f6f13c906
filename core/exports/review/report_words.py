"""The sentences of the report of a review: what it is about, how far the review is, what is not in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from core.exports.review.as_text import severity_counts
from core.exports.review.reported import ReportedComment, ReportedFinding, ReviewReport
from core.language import _, clock_time, long_date, ngettext
from core.review_states import ItemStanding, ItemState, Reply, SignOff, Tick
from core.wording import in_sentence_case, kind_name


def title_of(report: ReviewReport) -> str:
    """What the report is called: "Review: Økonomiudvalget, 14 May 2024"."""
    meeting, loaded = report.loaded.meeting, report.loaded
    name = in_sentence_case(loaded.body_name or meeting.body or "") or loaded.name
    if meeting.date is not None:
        name = _("{body}, {date}").format(body=name, date=long_date(meeting.date))
    title = _("{title}: {meeting}").format(title=_("Review"), meeting=name)
    return _("{title} (with closed items)").format(title=title) if report.holds_closed else title


def head_rows(report: ReviewReport) -> Iterator[tuple[str, str]]:
    """Label and value of what the review is of, and how far it is."""
    meeting = report.loaded.meeting
    document = kind_name(meeting.kind)
    if report.is_draft:
        document = _("{document} (draft)").format(document=document)
    yield _("Document"), f"{document}, {report.loaded.name}"
    counted = [each for each in report.findings if each.counts]
    yield _("Findings"), severity_counts(Counter(each.finding.severity for each in counted)) or _("none")
    if left_out := " ".join(closed_out_lines(report)):
        yield _("Left out"), left_out
    if dismissed := len(report.findings) - len(counted):
        yield _("Dismissed"), ngettext("{n} finding", "{n} findings", dismissed).format(n=dismissed)
    if report.comments:
        yield _("Comments"), _comment_counts(report)
    if report.items:
        yield _("Items"), progress_line(report)
    if report.checklist:
        done = sum(tick is not None for _line, tick in report.checklist)
        yield _("Checklist"), _("{done} of {all} done").format(done=done, all=len(report.checklist))
    yield _("Signed off"), _signed_words(report)


def _comment_counts(report: ReviewReport) -> str:
    settled = sum(each.settled is not None for each in report.comments)
    still = len(report.comments) - settled
    told = []
    if still:
        told.append(ngettext("{n} open", "{n} open", still).format(n=still))
    if settled:
        told.append(ngettext("{n} settled", "{n} settled", settled).format(n=settled))
    return ", ".join(told)


def progress_line(report: ReviewReport) -> str:
    """How far the items are: "3 fine, 1 needs a change, 8 not looked at, 2 changed since"; what changed
    since it was marked is to be looked at anew, whatever it was."""
    standings = [report.standings[at] for at in report.items]
    counts = Counter(each.state for each in standings if not each.has_changed)
    words = {
        ItemState.FINE: ngettext("{n} fine", "{n} fine", counts[ItemState.FINE]),
        ItemState.NEEDS_CHANGE: ngettext(
            "{n} needs a change", "{n} need a change", counts[ItemState.NEEDS_CHANGE]
        ),
        ItemState.QUESTION: ngettext("{n} question", "{n} questions", counts[ItemState.QUESTION]),
        ItemState.UNREAD: ngettext("{n} not looked at", "{n} not looked at", counts[ItemState.UNREAD]),
    }
    told = [word.format(n=counts[state]) for state, word in words.items() if counts[state]]
    if changed := sum(each.has_changed for each in standings):
        told.append(ngettext("{n} changed since", "{n} changed since", changed).format(n=changed))
    return ", ".join(told)


def standing_words(standing: ItemStanding) -> str:
    """How far an item is: "Fine", "Fine, but its text has changed since"."""
    if standing.has_changed:
        return _("{state}, but its text has changed since").format(state=standing.state.word)
    return standing.state.word


def _signed_words(report: ReviewReport) -> str:
    before = report.signed_before
    if report.sign_offs:
        return "; ".join(map(sign_off_words, report.sign_offs))
    if before is None:
        return _("not yet")
    words = _("An earlier version was signed off by {name}, {when}; this one is not.")
    return words.format(name=before.name, when=when_words(before.when))


def sign_off_words(signed: SignOff) -> str:
    """Who signed off and when, with the remark."""
    when = _("{name}, {when}").format(name=signed.name, when=when_words(signed.when))
    return _("{who}: {remark}").format(who=when, remark=signed.remark) if signed.remark.strip() else when


def when_words(moment: datetime) -> str:
    """A moment by this machine's clock: "14 May 2024 at 14:30"."""
    here = moment.astimezone()
    return _("{date} at {time}").format(date=long_date(here.date()), time=clock_time(here.time()))


def day_words(moment: datetime) -> str:
    """A moment's day by this machine's clock."""
    return long_date(moment.astimezone().date())


def comment_line(told: ReportedComment) -> str:
    """Above a comment: "Comment by Anne Holm, 15 May 2024"."""
    comment = told.comment
    return _("Comment by {author}, {date}").format(author=comment.author, date=day_words(comment.modified))


def reply_line(reply: Reply) -> str:
    """Above a reply: "Reply by Bo Lind, 16 May 2024"."""
    return _("Reply by {author}, {date}").format(author=reply.author, date=day_words(reply.modified))


def settled_line(told: ReportedComment) -> str:
    """That a comment is settled, and whether the text is another one since, where that is known; empty while
    it is open."""
    if told.settled is None:
        return ""
    who, day = told.settled.by, day_words(told.settled.when)
    if told.has_changed:
        return _("Settled by {name}, {date}. The text has changed since.").format(name=who, date=day)
    if told.has_changed is None:
        return _("Settled by {name}, {date}.").format(name=who, date=day)
    return _("Settled by {name}, {date}. The text is as it was then.").format(name=who, date=day)


def dismissed_line(told: ReportedFinding) -> str:
    """Why a finding does not count."""
    if told.dismissed is not None:
        by = _("Dismissed by {name}, {date}").format(
            name=told.dismissed.author, date=day_words(told.dismissed.when)
        )
        reason = told.dismissed.reason.strip()
    else:
        by, reason = _("Let be by the rules"), (told.finding.allowed or "").strip()
    return _("{who}: {remark}").format(who=by, remark=reason) if reason else by


def tick_line(line: str, tick: Tick | None) -> str:
    """A line of the checklist with who did it and when."""
    if tick is None:
        return _("Not done: {line}").format(line=line)
    who = _("{name}, {when}").format(name=tick.by, when=day_words(tick.when))
    return _("Done: {line} ({who})").format(line=line, who=who)


def closed_out_lines(report: ReviewReport) -> Iterator[str]:
    """Sentences on what is not in the report as it is, or may be, of closed items."""
    if count := report.closed_items:
        yield ngettext(
            "{count} closed item is left out.", "{count} closed items are left out.", count
        ).format(count=count)
    yield from left_out_line(report.left_out)
    if report.left_out_severities:
        yield _("Among them: {counts}.").format(counts=severity_counts(Counter(report.left_out_severities)))


def left_out_line(count: int) -> Iterator[str]:
    """A sentence on findings and comments that may be about closed items, where there are any."""
    if count:
        yield ngettext(
            "{count} finding or comment is left out: it is, or may be, about a closed item.",
            "{count} findings and comments are left out: they are, or may be, about closed items.",
            count,
        ).format(count=count)
