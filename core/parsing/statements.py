"""What single members or parties put on record, the amendments they moved, and who took no part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from core.minutes import Amendment, Outcome, Statement
from core.parsing.bodies import is_body
from core.parsing.letters import CAPITALS
from core.parsing.people import is_party, leading_names, name_of, names_in
from core.parsing.vocabulary import Vocabulary, key_of

_QUOTED = re.compile(r"[\"“”»„](.+?)[\"“”«]?$", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[a-zæøåäö)])\. (?=[A-ZÆØÅÄÖ])")
_LONGEST_QUOTATION = 12  # sentences
_PARTY = re.compile(r"\s*\([^()]*\)")


@cache
def _local_party(words: Vocabulary) -> re.Pattern[str]:
    """Lists of one town, by how their names end."""
    endings = "|".join(map(re.escape, words.words["parties"]["endings"]))
    return re.compile(rf"[{CAPITALS}][\w-]+(?:{endings})")


@cache
def _group(words: Vocabulary) -> re.Pattern[str]:
    names = "|".join(map(re.escape, words.words["statements"]["group_words"]))
    return re.compile(rf"(\w+?)s? (?:{names})\b", re.IGNORECASE)


def _who(text: str, words: Vocabulary) -> str | None:
    """Who speaks, bare; None for the body as a whole."""
    whole = text + ")" if text.count("(") > text.count(")") else text
    bare = _PARTY.sub("", _group(words).sub(r"\1", whole)).strip(" ,.")
    key = key_of(bare)
    if not bare or len(bare) > 160 or not bare[0].isupper():
        return None
    bodies = words.keys("statements", "not_who")
    if key in bodies or key.split(" ", 1)[0] in bodies or is_body(bare, words):
        return None
    return bare


@lru_cache(maxsize=1024)  # a sentence is asked about by several rules
def _match(sentence: str, words: Vocabulary) -> tuple[str, str] | None:
    for kind, pattern in words.named_patterns("statements", "patterns"):
        match = pattern.search(sentence)
        if match and (who := _who(match["who"], words)):
            return kind, who
    return None


def is_statement(sentence: str, words: Vocabulary) -> bool:
    """Does a minority speak here, not the body?"""
    return _match(sentence, words) is not None


def statements_in(pieces: Sequence[str], words: Vocabulary) -> tuple[Statement, ...]:
    """The statements among the sentences of a decision."""
    found: list[Statement] = []
    for at, sentence in enumerate(pieces):
        match = _match(sentence, words)
        if match is None:
            continue
        kind, who = match
        if _is_open(sentence):  # what is said goes on behind a full stop
            sentence = _to_the_end(pieces[at:])
        sentence = _said(sentence, words)
        quoted = _QUOTED.search(sentence) if kind == "entry" else None
        found.append(Statement(who, kind, quoted[1].strip() if quoted else sentence))
    return tuple(found)


def _said(sentence: str, words: Vocabulary) -> str:
    """A sentence without the heading that names who speaks: "Protokolltilførsel fra V: Vi …"."""
    before, colon, said = sentence.partition(":")
    named = words.pattern("statements", "named_heading")
    return said.strip() if colon and said.strip() and len(before) < 90 and named.search(before) else sentence


def _is_open(text: str) -> bool:
    """Does a quotation begin in `text` that does not end there?"""
    return text.count('"') % 2 == 1 or (
        any(mark in text for mark in "“»„") and text.rstrip(" .")[-1:] not in '”«“"'
    )


def _to_the_end(pieces: Sequence[str]) -> str:
    """The first of `pieces` with those behind it up to the end of the quotation that it begins."""
    for end in range(1, min(len(pieces), _LONGEST_QUOTATION)):
        if any(mark in pieces[end] for mark in '"”«'):
            return " ".join(pieces[: end + 1])
    return pieces[0]


def amendments_in(pieces: Sequence[str], words: Vocabulary) -> tuple[Amendment, ...]:
    """The amendments and motions in a decision, with what became of each."""
    found: list[tuple[str | None, str, list[str]]] = []
    for sentence in pieces:
        moved = _moved(sentence, words)
        if moved is not None:
            found.append((*moved, []))
        elif found:
            found[-1][2].append(sentence)
    return tuple(_amendment(by, text, after, words) for by, text, after in found)


def _amendment(by: str | None, text: str, after: Sequence[str], words: Vocabulary) -> Amendment:
    """A motion; what became of it may stand in its own sentence: "… forkastedes med 3 stemmer mod 18"."""
    for name, pattern in words.named_patterns("votes", "result"):
        for match in pattern.finditer(text):
            counts = words.pattern("votes", "majority").match(text, match.end() + 1)
            if counts and text[: match.start()].strip():
                return Amendment(by, text[: match.start()].rstrip(" ,"), Outcome(name))
    return Amendment(by, text, _fate(after, words))


def is_motion(sentence: str, words: Vocabulary) -> bool:
    """Does somebody move something here?"""
    return _moved(sentence, words) is not None


def section_statement(text: str, words: Vocabulary) -> Statement | None:
    """What a section for statements holds where no sentence of it says who speaks, but its first words do.

    "V og C: Pengene skal findes."
    """
    who, colon, said = text.partition(":")
    if colon and said.strip() and len(who) < 80:
        pieces = re.split(r",| og ", _PARTY.sub("", who))
        if all(party_or_name(piece, words) for piece in pieces):
            return Statement(_PARTY.sub("", who).strip(), "entry", said.strip())
    return None


@lru_cache(maxsize=1024)
def _moved(sentence: str, words: Vocabulary) -> tuple[str | None, str] | None:
    for pattern in words.patterns("amendments", "patterns"):
        match = pattern.search(sentence)
        if match:
            by = _who(match["by"], words)
            if by is not None and words.pattern("absence", "again").fullmatch(by):
                return None  # the chair tells how the vote goes on
            if by is None and match["by"]:
                return None  # a whole body proposes: that is its decision
            text = match["text"].strip()
            if words.pattern("amendments", "support").search(text):
                return None
            return by, text[:-1] if text.endswith('"') and text.count('"') == 1 else text
    return None


def _fate(after: Sequence[str], words: Vocabulary) -> Outcome | None:
    """What became of an amendment, from the sentences up to the next one."""
    for sentence in after:
        if words.pattern("amendments", "approved").search(sentence):
            return Outcome.APPROVED
        if words.pattern("amendments", "rejected").search(sentence):
            return Outcome.REJECTED
    counts = words.patterns("votes", "counts")[0].search(" ".join(after))
    if counts:
        return Outcome.APPROVED if int(counts[1]) > int(counts[2]) else Outcome.REJECTED
    return None


@dataclass(slots=True)
class Absence:
    """Who was not there, did not take part, or might not."""

    absent: list[str] = field(default_factory=list)
    not_participating: list[str] = field(default_factory=list)
    disqualified: list[str] = field(default_factory=list)

    def read(self, pieces: Sequence[str], words: Vocabulary) -> None:
        """Add what the sentences `pieces` say of the people they begin with."""
        before: tuple[str, ...] = ()
        again = words.pattern("absence", "again")
        for sentence in pieces:
            names = leading_names(sentence, words)
            spoken = before if not names and again.match(sentence) else ()
            self._read_sentence(sentence, words, spoken)
            before = names or spoken

    def _read_sentence(self, sentence: str, words: Vocabulary, spoken: tuple[str, ...] = ()) -> set[str]:
        """In which ways somebody was away, as `sentence` says; `spoken` are those it speaks on of."""
        for kind, people in (("absent_label", self.absent), ("disqualified_label", self.disqualified)):
            label = words.pattern("absence", kind).match(sentence)
            if label:
                self._add(people, names_in(sentence[label.end() :], words), words)
                return {kind}
        kinds: set[str] = set()
        names: tuple[str, ...] | None = None
        for kind, people in (
            ("absent", self.absent),
            ("not_participating", self.not_participating),
            ("disqualified", self.disqualified),
        ):
            if words.pattern("absence", kind).search(sentence):
                if names is None:
                    found = words.pattern("absence", "finding").match(sentence)
                    names = spoken or leading_names(sentence[found.end() if found else 0 :], words)
                self._add(people, names, words)
                if names:
                    kinds.add(kind)
        return kinds

    def add_listed(self, heading: str | None, text: str, words: Vocabulary) -> None:
        """Add the people of a section for those who were not there; `heading` says how."""
        people = self.absent
        for kind, listed in (
            ("disqualified", self.disqualified),
            ("not_participating", self.not_participating),
        ):
            if heading and words.pattern("absence", kind).search(f"{heading}."):
                people = listed
        for line in text.split("\n"):
            for sentence in _SENTENCE.split(line):
                if words.pattern("absence", "instead").search(sentence):
                    continue
                kinds = self._read_sentence(sentence, words)
                if not kinds:
                    names = names_in(sentence, words) or leading_names(sentence, words)
                    self._add(people, names, words)
                elif people is not self.absent or kinds == {"disqualified"}:
                    self._add(people, leading_names(sentence, words), words)

    @staticmethod
    def _add(names: list[str], found: Sequence[str], words: Vocabulary) -> None:
        names.extend(name for name in found if name not in names and not is_body(name, words))


def party_or_name(text: str, words: Vocabulary) -> tuple[str, bool] | None:
    """A voter as printed, and whether it is a party; None where it is neither party nor name."""
    bare = text.strip(" .,:;")
    if not bare:
        return None
    if is_party(bare, words) or (" " not in bare and _local_party(words).fullmatch(bare)):
        return bare, True
    name = name_of(bare, words)
    return (name, False) if name else None
