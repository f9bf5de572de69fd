"""What the API says of published inspections."""

from datetime import date
from typing import Any

from ninja import Field, Schema


class PublishedRow(Schema):
    """One published inspection in a list."""

    inspection_id: str
    title: str
    subject: str
    la_codes: list[str]
    inspectorates: list[str]
    framework: str
    visit: str
    published_on: date
    sha256: str
    weaknesses: int
    strengths: int
    corrections: int


class Corrected(Schema):
    """Something that turned out to be wrong; it stands beside what was published."""

    id: str
    text: str
    said_on: date


class PublishedInspection(Schema):
    """One published inspection: the frozen document, its hash, and its corrections."""

    inspection_id: str
    published_on: date
    sha256: str = Field(description="SHA-256 of the canonical JSON of the document (RFC 8785).")
    document: dict[str, Any] = Field(
        description="What was found, on what evidence (by number and kind), each grade with "
        "its meaning, the method, the numbers, and what was not looked at."
    )
    corrections: list[Corrected]
