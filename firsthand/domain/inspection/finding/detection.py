"""
Detection: who found a weakness first, told from what was recorded when (R23).

To find a failure after somebody else has exposed it proves nothing. So credit is never claimed:
it is worked out from what the public knew on the day before the opening, from what others made
public since, and from the moments at which evidence and findings came onto the record, which
nobody can type. Where it cannot be told, that is the answer.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from firsthand.domain.assurance.state import NOT_READ
from firsthand.domain.assurance.state import State as Seen
from firsthand.domain.common import words
from firsthand.domain.common.act import Act
from firsthand.domain.inspection.acts.evidence import Evidence, Source
from firsthand.domain.inspection.acts.findings import Finding, FindingKind
from firsthand.domain.inspection.acts.opening import Expected, KnownBefore, ToldOutside
from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.domain.inspection.conduct import Conduct

# Sources through which others tell an inspectorate what they know already.
TOLD_BY = frozenset({Source.CONCERN, Source.EARLIER_INSPECTION, Source.OTHER_INSPECTORATE})


class Credit(StrEnum):
    """Whose detection a weakness is."""

    FOUND_FIRST = "found-first"
    SEEN_FIRST = "seen-first"
    TOLD_BY_OTHERS = "told-by-others"
    KNOWN_BEFORE = "known-before"
    CANNOT_BE_TOLD = "cannot-be-told"


CREDIT_TITLES = {
    Credit.FOUND_FIRST: "Found by this inspection before anybody had made it public",
    Credit.SEEN_FIRST: "Seen by this inspection before others made it public, written up after",
    Credit.TOLD_BY_OTHERS: "Others told of it first",
    Credit.KNOWN_BEFORE: "Reported before this inspection was opened",
    Credit.CANNOT_BE_TOLD: "It cannot be told who found it first",
}


@dataclass(frozen=True, kw_only=True)
class Detection:
    """
    Whose detection one weakness is, and why.

    `evidence_on` is the day on which its first evidence was recorded, `logged_on` that of the
    finding. `expected` are the numbers of what had been suspected before fieldwork.
    """

    finding: str
    credit: Credit
    because: str
    logged_on: date
    evidence_on: date | None = None
    expected: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Clock:
    """The days from the need for a joint inspection to its start and publication (R22)."""

    need_arose_on: date
    started_on: date | None
    published_on: date | None

    @property
    def days_to_start(self) -> int | None:
        """Return the days from need to start; None while it has not started."""
        return None if self.started_on is None else (self.started_on - self.need_arose_on).days

    @property
    def days_to_publication(self) -> int | None:
        """Return the days from need to publication; None while nothing is published."""
        if self.published_on is None:
            return None
        return (self.published_on - self.need_arose_on).days


def detections(conduct: Conduct) -> tuple[Detection, ...]:
    """Return for each weakness that was found whose detection it is."""
    found = conduct.current(Finding)
    return tuple(_detection(conduct, a) for a in found if a.body.kind is FindingKind.WEAKNESS)


def clock(conduct: Conduct) -> Clock | None:
    """Return the clock of an inspection for which a need was stated, or None."""
    need = conduct.opened.need_arose_on
    if need is None:
        return None
    return Clock(
        need_arose_on=need,
        started_on=_day_of(conduct, Move.START_FIELDWORK),
        published_on=_day_of(conduct, Move.PUBLISH),
    )


def _detection(conduct: Conduct, found: Act[Finding]) -> Detection:
    logged = _first_of_this_text(conduct.history(Finding, found.body.id), found)
    evidence = _first_evidence(conduct, found.body)
    credit, because = _credit(conduct, found.body, logged, evidence)
    return Detection(
        finding=found.body.id,
        credit=credit,
        because=because,
        logged_on=logged.at.date(),
        evidence_on=evidence.at.date() if evidence else None,
        expected=_expected(conduct, found.body.harms),
    )


def _credit(
    conduct: Conduct, finding: Finding, logged: Act[Finding], evidence: Act[Evidence] | None
) -> tuple[Credit, str]:
    known = conduct.opened.known_before
    if not finding.harms or not known or evidence is None:
        return Credit.CANNOT_BE_TOLD, _why_not(finding, known)
    if reported := _reported(known, finding.harms):
        return Credit.KNOWN_BEFORE, _known_words(reported)
    if unread := sorted({one.harm for one in known if _unread(one, finding.harms)}):
        return Credit.CANNOT_BE_TOLD, f"No report had been read for {', '.join(unread)}."
    if evidence.body.source in TOLD_BY:
        words = evidence.body.source.value.replace("-", " ")
        return (
            Credit.TOLD_BY_OTHERS,
            f"Its first evidence ({evidence.body.id}) is what others told ({words}).",
        )
    return _against_others(conduct, finding, logged, evidence)


def _against_others(
    conduct: Conduct, finding: Finding, logged: Act[Finding], evidence: Act[Evidence]
) -> tuple[Credit, str]:
    """Lay the days of the record beside the days on which others made it public."""
    told = sorted(_told(conduct, finding.harms), key=lambda one: (one.public_on, one.id))
    seen = f"{evidence.body.id} was recorded on {words.day(evidence.at.date())}"
    if not told or logged.at.date() < told[0].public_on:
        return Credit.FOUND_FIRST, f"{seen}; nobody had made it public until the finding was."
    public = f"{told[0].id} was public on {words.day(told[0].public_on)} ({told[0].where})"
    # On the same day nobody can say who came first, so that no credit is taken.
    if evidence.at.date() < told[0].public_on:
        return Credit.SEEN_FIRST, f"{seen}; {public}; the finding was written after that."
    return Credit.TOLD_BY_OTHERS, f"{public}; {seen}."


def _why_not(finding: Finding, known: tuple[KnownBefore, ...]) -> str:
    if not finding.harms:
        return "The finding names no harm, so that nothing can be laid beside it."
    if not known:
        return "What was known before the opening was not frozen."
    return "None of the evidence that the finding cites is on record any more."


def _reported(known: Iterable[KnownBefore], harms: Collection[str]) -> list[KnownBefore]:
    """Return where a weakness in one of the harms was reported, in the wide reading or not."""
    weak = Seen.WEAKNESS_REPORTED.value
    return [one for one in known if one.harm in harms and weak in (one.state, one.strict_state)]


def _unread(known: KnownBefore, harms: Collection[str]) -> bool:
    """Tell whether no report had been read for one of the harms, which was added here."""
    return known.harm in harms and known.state == NOT_READ


def _known_words(reported: list[KnownBefore]) -> str:
    first = reported[0]
    day = f" in a report of {words.day(first.last_looked_on)}" if first.last_looked_on else ""
    return f"A weakness in {first.harm} was reported before the opening{day}."


def _told(conduct: Conduct, harms: Collection[str]) -> list[ToldOutside]:
    """Return what others told of these harms; what names no harm may be about any."""
    told = conduct.bodies(ToldOutside)
    return [one for one in told if not one.harms or set(one.harms) & set(harms)]


def _first_evidence(conduct: Conduct, finding: Finding) -> Act[Evidence] | None:
    """Return the act by which what the finding stands on was first recorded as it reads now."""
    cited = (conduct.found(Evidence, one) for one in finding.evidence)
    firsts = (
        _first_of_this_text(conduct.history(Evidence, act.body.id), act)
        for act in cited
        if act is not None
    )
    return min(firsts, key=lambda act: act.number, default=None)


def _first_of_this_text(versions: tuple[Act[Any], ...], now: Act[Any]) -> Act[Any]:
    """Return the first version that says what the newest says: a later text earns no credit."""
    return next(act for act in versions if act.body.text == now.body.text)


def _expected(conduct: Conduct, harms: Collection[str]) -> tuple[str, ...]:
    suspected = conduct.bodies(Expected)
    return tuple(one.id for one in suspected if set(one.harms) & set(harms))


def _day_of(conduct: Conduct, move: Move) -> date | None:
    return next((act.at.date() for act in conduct.of(Moved) if act.body.move is move), None)
