"""Submissions: two attempts for each test output, as Kaggle takes them; checked, scored, merged."""

from batt.submission.form import (
    ATTEMPTS,
    Submission,
    as_document,
    read_submission,
    two_attempts,
    write_submission,
)

__all__ = [
    "ATTEMPTS",
    "Submission",
    "as_document",
    "read_submission",
    "two_attempts",
    "write_submission",
]
