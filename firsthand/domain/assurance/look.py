"""Looks: what one published inspection says of one harm, ready to be laid beside others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.domain.assurance.state import State, explained
from firsthand.domain.intelligence.inspection import FULL_KINDS
from firsthand.domain.intelligence.sighting import Mention
from firsthand.domain.reference.harm import is_own

# Most reports are silent on most harms, and silence is the same everywhere: said once.
SILENT_WIDE = explained((), reading="wide")
SILENT_STRICT = explained((), reading="strict")


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """
    What the report of one inspection says of one harm; `area` None means the whole report.

    `state` is the wide reading. `read` False means that the inspection was published but the
    text of its report is not held: its silence says nothing. `framework` is a key of the
    reference data or None. `asked` is set where the single visit decides whether the harm was
    asked about, such as a joint visit devoted to it; otherwise the framework tells.
    """

    inspection_id: str
    la_code: str
    harm: str
    area: str | None
    published_on: date
    kind: str
    framework: str | None
    full: bool
    state: State
    strict_state: State
    pages: tuple[int, ...]
    asked: str | None = None
    read: bool = True


# Visits that could have looked at any harm. Area SEND and youth justice inspections ask of
# other things; they are heard where they name a harm, and not missed where they were not read.
COULD_HAVE_LOOKED = FULL_KINDS | {"focused-visit", "monitoring-visit", "jtai"}


@dataclass(frozen=True, kw_only=True)
class Visit:
    """The inspection that a look belongs to."""

    inspection_id: str
    la_code: str
    published_on: date
    kind: str
    framework: str | None
    full: bool
    read: bool = True


def looks(
    visit: Visit, mentions: Iterable[Mention], *, harms: Sequence[str], area: str | None = None
) -> tuple[Look, ...]:
    """
    Return one look for each of `harms`, also where the report is silent.

    A report was read for a harm that was added here only if it has a mention of it, which may
    be a silent one.
    """
    by_harm: dict[str, list[Mention]] = {harm: [] for harm in harms}
    for mention in mentions:
        if mention.harm in by_harm:
            by_harm[mention.harm].append(mention)
    return tuple(_look(visit, harm, found, area) for harm, found in by_harm.items())


def _look(visit: Visit, harm: str, mentions: list[Mention], area: str | None) -> Look:
    wide = explained(mentions, reading="wide", area=area) if mentions else SILENT_WIDE
    strict = explained(mentions, reading="strict", area=area) if mentions else SILENT_STRICT
    return Look(
        inspection_id=visit.inspection_id,
        la_code=visit.la_code,
        harm=harm,
        area=area,
        published_on=visit.published_on,
        kind=visit.kind,
        framework=visit.framework,
        full=visit.full,
        state=wide.state,
        strict_state=strict.state,
        pages=wide.pages,
        read=visit.read and (bool(mentions) or not is_own(harm)),
    )
