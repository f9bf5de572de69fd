"""
Serving: which holder of which office was told of a finding, and when (R20).

An office changes hands; who held it on the day of service stays attributed for ever. Serving
the successor is a further version, so that the earlier one can still be read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from firsthand.domain.common import words
from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.findings import OFFICES, Finding, Office, Served
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.protocol import Protocol


def served_id(finding: str, office: Office) -> str:
    """Return the identifier of the service of a finding on an office: 'F1:leader'."""
    return f"{finding}:{office.value}"


@dataclass(frozen=True, kw_only=True)
class Knew:
    """Who was told of which finding; `version` is the number of the act they were shown."""

    finding: str
    office: Office
    holder: str
    served_on: date
    acknowledged_on: date | None
    version: int


def objections_to_service(
    served: Served, conduct: Conduct, protocol: Protocol, *, on: date
) -> tuple[Objection, ...]:
    """Return why a service cannot be recorded on the day `on`."""
    return (
        *_of_finding(served, conduct, protocol),
        *_of_days(served, on),
        *_of_past(served, conduct),
    )


def objections_to_serving(conduct: Conduct, protocol: Protocol) -> tuple[Objection, ...]:
    """Return, for each priority finding, the offices on which it was not served."""
    done = {one.id for one in conduct.bodies(Served)}
    missing = {
        finding.id: [
            OFFICES[Office(office)]
            for office in protocol.offices
            if served_id(finding.id, Office(office)) not in done
        ]
        for finding in conduct.bodies(Finding)
        if finding.priority
    }
    return tuple(
        Objection(
            rule="not-served",
            reason=f"The priority finding {finding} was not served on: {', '.join(offices)}.",
            remedy="Serve it on whoever holds each office, and record their name and the day.",
        )
        for finding, offices in missing.items()
        if offices
    )


def knew(conduct: Conduct) -> tuple[Knew, ...]:
    """Return everybody who was ever told of a finding, in order, predecessors included."""
    told: dict[tuple[str, str, date], Knew] = {}
    for act in conduct.of(Served):
        one = act.body
        shown = [
            a.number for a in conduct.history(Finding, one.finding) if a.number < act.number
        ]
        key = (one.id, one.holder, one.served_on)
        before = told.get(key)
        told[key] = Knew(
            finding=one.finding,
            office=one.office,
            holder=one.holder,
            served_on=one.served_on,
            acknowledged_on=one.acknowledged_on,
            version=before.version if before else max(shown, default=0),
        )
    return tuple(told.values())


def _of_finding(served: Served, conduct: Conduct, protocol: Protocol) -> Iterator[Objection]:
    if conduct.found(Finding, served.finding) is None:
        yield Objection(
            rule="finding-unknown",
            reason=f"There is no finding {served.finding}, or it was withdrawn.",
            remedy="Serve a finding that stands.",
        )
    if served.office.value not in protocol.offices:
        yield Objection(
            rule="office-unknown",
            reason=f"Findings are not served on this office here: {OFFICES[served.office]}.",
            remedy=f"Choose one of: {', '.join(protocol.offices)}.",
        )
    if not served.holder.strip():
        yield Objection(
            rule="holder-unnamed",
            reason="Nobody is named who held the office on that day.",
            remedy="Give the name: an office forgets, a person answers for what they knew.",
        )


def _of_days(served: Served, on: date) -> Iterator[Objection]:
    if served.served_on > on:
        yield Objection(
            rule="served-in-future",
            reason=f"The day of service, {words.day(served.served_on)}, has not come.",
            remedy="Record the service when it was done.",
        )
    answered = served.acknowledged_on
    if answered is not None and not served.served_on <= answered <= on:
        yield Objection(
            rule="acknowledged-when",
            reason=f"It cannot have been acknowledged on {answered}: it was served on "
            f"{words.day(served.served_on)}, and today is {words.day(on)}.",
            remedy="Give a day from the service to today.",
        )


def _of_past(served: Served, conduct: Conduct) -> Iterator[Objection]:
    """Refuse to write over who was told, or when; only a later service on a successor adds."""
    earlier = conduct.found(Served, served.id)
    if earlier is None:
        return
    past = earlier.body
    same = past.holder == served.holder
    if same and past.served_on != served.served_on:
        yield _fixed(past, "The day stays.")
    if same and past.acknowledged_on and served.acknowledged_on != past.acknowledged_on:
        yield _fixed(past, "The acknowledgement stays.")
    if not same and served.served_on <= past.served_on:
        yield _fixed(past, "A successor is served on a later day.")


def _fixed(past: Served, what: str) -> Objection:
    return Objection(
        rule="service-stands",
        reason=f"{past.finding} was served on {past.holder} on {words.day(past.served_on)}; "
        "that stays on the record for ever.",
        remedy=what,
    )
