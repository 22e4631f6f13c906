"""Makes the three invented sample minutes that a new reader may try, and a draft to review.

They are kept in resources/samples and resources/drafts; each run of `tools/make_samples.py` gives the same
bytes.
"""

from __future__ import annotations

from pathlib import Path

from sample_committee import finance_committee
from sample_council import council, council_head
from sample_culture import culture_committee, culture_furniture
from sample_draft import DRAFT, write_draft
from typesetting import Margins, set_minutes

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
SAMPLES, DRAFTS = RESOURCES / "samples", RESOURCES / "drafts"


def make_samples(folder: Path) -> None:
    """Write the three samples into `folder`."""
    set_minutes(
        finance_committee,
        folder / "noerrevang-oekonomiudvalget-2024-05-14.pdf",
        "Referat Økonomiudvalget d. 14-05-2024",
        "D:20240515090000+02'00'",
    )
    set_minutes(
        council,
        folder / "noerrevang-byraadet-2024-05-28.pdf",
        "Referat til mødet i Byrådet den 28. maj 2024",
        "D:20240529104500+02'00'",
        margins=Margins(71, 76, 71, 64),
        furniture=council_head,
    )
    set_minutes(
        culture_committee,
        folder / "klitborg-kultur-og-fritidsudvalget-2023-09-05.pdf",
        "Referat Kultur- og Fritidsudvalget",
        "D:20230906081500+02'00'",
        margins=Margins(71, 76, 71, 70),
        furniture=culture_furniture,
        outlined=False,
    )


if __name__ == "__main__":
    make_samples(SAMPLES)
    write_draft(DRAFTS / DRAFT)
