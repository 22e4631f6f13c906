"""Where a text holds numbers of bank accounts, and days of birth.

- An *account* is an IBAN whose check digits fit (ISO 13616: 1 is left of it, modulus 97), a registration
  number of four digits with its account, or seven to ten digits that are labelled as an account's. "Konto"
  alone is no label: budgets have accounts, too.
- A *day of birth* is a day right after "født", "f." or the like, unless it bounds years of birth ("født 1.
  januar 2020 eller senere").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_IBAN = re.compile(r"(?<![^\W_])[A-Z]{2}\d\d(?:[ -]?[A-Z0-9]){11,30}")
_IBAN_LENGTHS = {
    "DK": 18, "FO": 18, "GL": 18, "NO": 15, "SE": 24, "FI": 18, "IS": 26, "DE": 22, "NL": 18, "BE": 16,
    "FR": 27, "GB": 22, "IE": 22, "PL": 28, "ES": 24, "IT": 27, "AT": 20, "CH": 21, "EE": 20, "LV": 21,
    "LT": 20, "CZ": 24, "PT": 25, "LU": 20,
}  # fmt: skip
"""Characters of an IBAN: the SWIFT registry of IBAN formats."""

_ACCOUNT = re.compile(
    r"(?i)(?<![^\W_])(?:"
    r"reg(?:istrerings)?[.\s-]{0,2}(?:nr|nummer)?[.:\s]{0,3}(?P<bank>\d{4})[\s,;/-]{0,3}(?:og\s)?"
    r"(?:konto[\s-]?(?:nr|nummer)?[.:\s]{0,3})?(?P<first>\d(?:[ -]?\d){5,9})"
    r"|(?:konto[\s-]?(?:nr|nummer)|bankkonto|lønkonto|nemkonto)[.:\s]{0,3}"
    r"(?P<second>(?:\d{4}[ -])?\d(?:[ -]?\d){6,9})"
    r"|konto[.:\s]{0,3}(?P<third>\d{4}[ -]\d{7,10})"
    r")(?![\d]|[.,-]\d)"
)

_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
    "november", "december",
)  # fmt: skip
_BIRTH = re.compile(
    r"(?i)(?<![^\W_])(?:født|fødselsdato|fødselsdag|fødsdato|född|born|f\.)[\s:.]{0,3}(?:(?:er|den|d\.)\s){0,2}"
    r"(?P<date>(?P<day>\d{1,2})(?:\.?\s?(?P<name>[a-zæøå]{3,9})\.?\s|[./-]\s?(?P<month>\d{1,2})[./-]\s?)"
    r"(?P<year>\d{4}|\d\d)|(?P<whole>\d{4}-\d\d-\d\d))"
    r"(?!\d)(?!\s(?:eller|og)\s(?:senere|tidligere|før|efter|frem))"
)


def account_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers of bank accounts are, with that of the bank."""
    for match in _IBAN.finditer(text):
        length = _iban_length(match[0])
        if length:
            yield match.start(), match.start() + length
    for match in _ACCOUNT.finditer(text):
        name = next(each for each in ("first", "second", "third") if match[each])
        yield match.start("bank" if match["bank"] else name), match.end(name)


def days_of_birth(text: str) -> Iterator[tuple[int, int]]:
    """Where they are, without the words before them."""
    for match in _BIRTH.finditer(text):
        if _is_day(match):
            yield match.span("date")


def _iban_length(text: str) -> int:
    """How much of `text`, in code points, is an IBAN; 0 where none is."""
    wanted = _IBAN_LENGTHS.get(text[:2], 0)
    seen = 0
    for at, letter in enumerate(text, 1):
        seen += letter.isalnum()
        if seen == wanted:
            plain = "".join(filter(str.isalnum, text[:at]))
            digits = "".join(str(int(each, 36)) for each in plain[4:] + plain[:4])
            return at if int(digits) % 97 == 1 else 0
    return 0


def _is_day(match: re.Match[str]) -> bool:
    """Whether it is a day of the last 130 years or so."""
    try:
        if match["whole"]:
            day = date.fromisoformat(match["whole"])
        else:
            month = _month(match["name"]) if match["name"] else int(match["month"])
            year = int(match["year"])
            day = date(year if year > 99 else 1900 + year, month, int(match["day"]))
    except ValueError:
        return False
    return 1890 <= day.year <= 2100


def _month(name: str) -> int:
    """The month that `name` begins or is; 0 where none does."""
    found = [number for number, each in enumerate(_MONTHS, 1) if each.startswith(name.casefold())]
    return found[0] if len(found) == 1 else 0
