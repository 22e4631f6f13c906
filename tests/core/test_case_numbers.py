"""One case in many writings."""

from __future__ import annotations

import pytest

from core.case_numbers import case_key


@pytest.mark.parametrize(
    "written",
    ["24-003817", "24/3817", "24-3817", "2024-3817", "2024/003817", "Sag nr. 24-003817", "sagsnr.: 24/3817"],
)
def test_a_year_and_a_running_number_are_one_case_in_any_writing(written: str) -> None:
    assert case_key(written) == "24-3817"


def test_numbers_of_other_systems_keep_all_their_signs() -> None:
    assert case_key("00.22.02-A00-5-24") == case_key("00.22.02-a00-5-24") == "002202A00524"
    assert case_key("EMN-2024-00123") == "EMN202400123"


def test_other_cases_are_others() -> None:
    assert len({case_key(each) for each in ("24-3817", "23-3817", "24-3818", "24-38170")}) == 4


@pytest.mark.parametrize("written", [None, "", "ingen", "Sag"])
def test_without_a_number_there_is_no_case(written: str | None) -> None:
    assert case_key(written) is None
