"""Findings: what a check has to say of a file, and whether the file is refused for it."""

from dataclasses import dataclass

from firsthand.domain.intelligence.source import Problem
from firsthand.sources.ees.reasons import REASONS


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One answer of one check: a key of REASONS and what was found in the file."""

    reason: str
    given: str

    @property
    def refuses(self) -> bool:
        """Tell whether the file is refused for this, or only remarked upon."""
        return REASONS[self.reason].refuses


def problem_of(finding: Finding, file_name: str) -> Problem:
    """Return `finding` as the problem that people read, with what is needed and the remedy."""
    reason = REASONS[finding.reason]
    return Problem(
        file_name=file_name,
        reason=finding.reason,
        given=finding.given,
        needed=reason.needed,
        remedy=reason.remedy,
    )


def listed(things: object, *, most: int = 5) -> str:
    """Return the first of `things` as a list in words, and how many more there are."""
    every = sorted({str(thing) for thing in things})  # type: ignore[attr-defined]
    shown = ", ".join(repr(thing) for thing in every[:most])
    return shown if len(every) <= most else f"{shown} and {len(every) - most} more"
