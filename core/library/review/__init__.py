"""What is said of a draft, in the library: states of items, replies, what is settled and dismissed, the
checklist, who signed off.
"""

from core.library.review.reading import load_review
from core.library.review.writing import delete_review, put_review, write_review

__all__ = ["delete_review", "load_review", "put_review", "write_review"]
