"""Texts: what somebody wrote, of which place and when; they are read and not kept."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Text:
    """
    One text as it was handed in.

    `place` is the source that counts once: an authority, a home, a school. Texts of one `kind`
    are written in the same form, so that what changes between them is what they speak of; a new
    framework of inspection is another kind.
    """

    place: str
    on: date
    kind: str
    body: str
