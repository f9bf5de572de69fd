"""Passages: a report cut into pieces that keep their page and their heading."""

from dataclasses import dataclass

PARTS = ("cover", "summary", "to-improve", "body", "about")


@dataclass(frozen=True, kw_only=True)
class Passage:
    """
    The text under one heading on one page.

    `part` is one of PARTS: 'about' holds boilerplate (what the judgements mean, how to
    complain), in which a harm may be named without anybody having looked at it. `area` is the
    judgement area that the heading belongs to, 'summary', 'general' or 'lscb'.
    """

    page: int
    heading: str
    area: str
    part: str
    text: str
