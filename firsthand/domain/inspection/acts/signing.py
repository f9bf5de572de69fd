"""Signing: reviews by people who wrote nothing of it, signatures, and the body's response."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from firsthand.domain.inspection.acts.opening import Inspectorate


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """
    One review of one inspectorate's part; the `id` is '<person>:<inspectorate>'.

    `of_content` is the number of the last act of content that the reviewer had read: a review
    counts only while nothing was changed after it.
    """

    id: str
    inspectorate: Inspectorate
    approved: bool
    of_content: int
    comment: str


@dataclass(frozen=True, kw_only=True)
class Signed:
    """An inspectorate signed its own part, as it stood at `of_content`; `id` names it."""

    id: str
    inspectorate: Inspectorate
    of_content: int


@dataclass(frozen=True, kw_only=True)
class SentForAccuracy:
    """The draft went to the body, which may answer until `answer_by_on`."""

    answer_by_on: date
    of_content: int


class Answer(StrEnum):
    """How the body answers one finding or recommendation (R17, R26)."""

    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted-in-part"
    CONTESTED = "contested"
    SILENT = "silent"  # never recorded by a person: the day passed


@dataclass(frozen=True, kw_only=True)
class Response:
    """The body's answer to one finding or recommendation; the `id` is its number."""

    id: str
    answer: Answer
    text: str
    evidence_offered: str = ""


@dataclass(frozen=True, kw_only=True)
class ResponseWeighed:
    """What the inspectorate makes of a contested finding; the `id` is the finding's."""

    id: str
    changed: bool
    text: str
