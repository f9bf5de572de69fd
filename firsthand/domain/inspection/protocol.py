"""
Protocols: the rules of one framework version, as data.

Which lines must be examined, which voices sought, what a judgement must stand on, who is
served, how many review: another inspectorate, or another version, can have others.
"""

from dataclasses import dataclass

from firsthand.domain.inspection.acts.evidence import Source


@dataclass(frozen=True, kw_only=True)
class Line:
    """
    A line of enquiry. A `mandatory` one is evidenced, or 'not examined, because'.

    An `open` line has no subject given beforehand: hours are kept for what nobody named (R10).
    """

    key: str
    question: str
    areas: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    mandatory: bool = True
    open: bool = False


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Somebody who must be heard, and the sources in which they are."""

    key: str
    title: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class MatterAsked:
    """A sensitive matter on which the report may not be silent (R9)."""

    key: str
    title: str


@dataclass(frozen=True, kw_only=True)
class GroundRule:
    """
    One rule that a judgement must pass; `rule` names the check in `grounds.py`.

    `least` is its number where it has one. `applies_to` is 'favourable' or 'every' judgement.
    `may_be_set_aside` lets two people set it aside with a reason, which is published.
    """

    rule: str
    applies_to: str
    least: int = 1
    may_be_set_aside: bool = False
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Protocol:
    """
    The rules of one or several framework versions.

    `frameworks` are keys of versions; empty means every version that has no protocol of its
    own. `unfavourable` are the keys of grades that do not praise. `accuracy_days` are working
    days in which the body checks the draft.
    """

    key: str
    name: str
    frameworks: tuple[str, ...]
    lines: tuple[Line, ...]
    voices: tuple[Voice, ...]
    matters: tuple[MatterAsked, ...]
    grounds: tuple[GroundRule, ...]
    unfavourable: tuple[str, ...]
    reviewers: int
    accuracy_days: int
    offices: tuple[str, ...]
    source: str
    verified: bool = False

    def line(self, key: str) -> Line | None:
        """Return one line of enquiry."""
        return next((one for one in self.lines if one.key == key), None)
