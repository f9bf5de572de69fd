"""A report read: everything that one document says of one inspection, in one reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.passage import Passage
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.sighting import Sighting, Statement
from firsthand.domain.intelligence.source import Problem, Source
from firsthand.domain.reference.authority import Authority
from firsthand.domain.reference.framework import in_force
from firsthand.sources.reports import imprint, people
from firsthand.sources.reports.evidence import evidence
from firsthand.sources.reports.grades import grades
from firsthand.sources.reports.improvement import improvement_items
from firsthand.sources.reports.lookups import Lookups
from firsthand.sources.reports.pages import Document
from firsthand.sources.reports.passages import passages
from firsthand.sources.reports.themes import visit_theme
from firsthand.sources.reports.titles import Title, title
from firsthand.sources.reports.visits import Visit, visit, visit_statements

_PUBLISHERS = {
    "jtai": "Ofsted, CQC, HMICFRS and HMI Probation",
    "area-send": "Ofsted and CQC",
}
# A full inspection under ILACS takes two weeks on site ('standard') or one ('short').
SHORTEST_STANDARD_INSPECTION = 7
_PROVIDER_PAGE = "https://reports.ofsted.gov.uk/provider/44/"


@dataclass(frozen=True, kw_only=True)
class _Recognised:
    """The authority, and what told us: its name in the title, or the folder of the file."""

    authority: Authority | None
    quirks: tuple[str, ...] = ()


def read_document(document: Document, lookups: Lookups, *, folder: str = "") -> Reading:
    """Return what `document` says; `folder` is the '{URN}_{name}' in which it lay, if any."""
    pages = document.pages
    what = title(pages)
    if what is None:
        return Reading(source=None, problems=(_no_report(document),))
    published = imprint.publication(pages, document.file_name, is_letter=what.is_letter)
    seen = visit(pages, is_letter=what.is_letter, dated=published.on)
    day = seen.periods[0].start if seen.periods else published.on
    if day is None:
        return Reading(source=None, problems=(_no_date(document),))
    known_on = published.on or seen.periods[-1].end + imprint.USUAL_LAG
    recognised = _recognised(what, lookups, folder=folder, on=day)
    cut = passages(pages, what.family)
    statements = (
        *_identity(what, recognised, lookups, on=day),
        *visit_statements(seen, lookups.holidays),
        imprint.published_statement(published),
        *_facts(pages, what, cut),
    )
    kind = _kind(what, seen)
    sighting = Sighting(
        la_code=recognised.authority.la_code if recognised.authority else None,
        authority_name=_name(what, recognised),
        family=what.family,
        kind=kind,
        published_on=known_on,
        started_on=seen.periods[0].start if seen.periods else None,
        ended_on=seen.periods[-1].end if seen.periods else None,
        statements=(*statements, _said("kind", kind)),
        grades=grades(pages, what.family, board_page=_board_page(cut)),
        mentions=lookups.names_harms(cut, lookups.harms, on=day),
        place=Place(page=1),
        address=_address(recognised.authority),
    )
    source = _source(document, what, sighting, published, recognised.quirks + _breaks(seen))
    return Reading(
        source=source,
        sightings=(sighting,),
        problems=_problems(document, sighting, published),
    )


def _facts(pages: Sequence[str], what: Title, cut: Sequence[Passage]) -> tuple[Statement, ...]:
    opening = "\n".join(
        p.text for p in cut if p.heading == "Opening" or (what.is_letter and p.part == "cover")
    )
    return (
        people.lead_inspector(pages, is_letter=what.is_letter, family=what.family),
        people.inspectors_stated(pages, is_letter=what.is_letter, family=what.family),
        people.addressee(pages, is_letter=what.is_letter, family=what.family),
        visit_theme(opening, what.kind),
        improvement_items(cut),
        *evidence(cut, is_letter=what.is_letter),
        imprint.licence(pages),
        *imprint.length(pages),
    )


def _identity(
    what: Title, recognised: _Recognised, lookups: Lookups, *, on: date
) -> tuple[Statement, ...]:
    version = in_force(what.family, lookups.frameworks, on=on)
    if version:
        framework = _said("framework", version.key)
    else:
        framework = Statement(
            field="framework",
            value=None,
            absent_because=f"No version of {what.family} is listed for {on.isoformat()}.",
        )
    return (_said("authority_name", _name(what, recognised)), framework)


def _recognised(what: Title, lookups: Lookups, *, folder: str, on: date) -> _Recognised:
    named = lookups.authority_called(what.authority, on=on)
    if named is None:
        named = lookups.authority_within(what.authority, on=on)
    urn, _, name = folder.partition("_")
    filed = lookups.authority_with_urn(urn) if urn.isdigit() else None
    if filed and not filed.exists_on(on):
        filed = lookups.authority_called(name, on=on)
    if named is None and filed is not None:
        quirk = f"The authority ({filed.name}) is known from the folder {folder!r} alone."
        return _Recognised(authority=filed, quirks=(quirk,))
    if named and filed and named.la_code != filed.la_code:
        quirk = f"The title names {named.name}, the folder {folder!r} {filed.name}."
        return _Recognised(authority=named, quirks=(quirk,))
    return _Recognised(authority=named)


def _name(what: Title, recognised: _Recognised) -> str:
    return recognised.authority.name if recognised.authority else what.authority


def _kind(what: Title, seen: Visit) -> str:
    """Tell a standard from a short inspection by its first period: some came back later."""
    if (what.family, what.kind) != ("ilacs", "inspection") or not seen.periods:
        return what.kind
    first = seen.periods[0]
    is_standard = (first.end - first.start).days >= SHORTEST_STANDARD_INSPECTION
    return "standard-inspection" if is_standard else "short-inspection"


def _board_page(cut: Sequence[Passage]) -> int | None:
    return next((p.page for p in cut if p.area == "lscb"), None)


def _address(authority: Authority | None) -> str | None:
    urn = authority.ofsted_urn if authority else None
    return f"{_PROVIDER_PAGE}{urn}" if urn else None


def _source(
    document: Document,
    what: Title,
    sighting: Sighting,
    published: imprint.Publication,
    quirks: tuple[str, ...],
) -> Source:
    licences = [s.value for s in sighting.statements if s.field == "licence_printed"]
    return Source(
        source_id=document.sha256[:16],
        publisher=_PUBLISHERS.get(what.family, "Ofsted"),
        title=f"{sighting.authority_name}: {what.family} {sighting.kind}",
        kind="letter" if what.is_letter else "report",
        file_name=document.file_name,
        sha256=document.sha256,
        address=sighting.address,
        licence=licences[0] or "not-stated",
        known_on=sighting.published_on,
        known_on_basis=published.basis,
        quirks=(*published.quirks, *quirks),
    )


def _breaks(seen: Visit) -> tuple[str, ...]:
    several = len(seen.periods) > 1 and not seen.of_letter
    if not several:
        return ()
    told = "; ".join(f"{p.start.isoformat()} to {p.end.isoformat()}" for p in seen.periods)
    return (f"Inspectors were on site in {len(seen.periods)} periods: {told}.",)


def _problems(
    document: Document, sighting: Sighting, published: imprint.Publication
) -> tuple[Problem, ...]:
    problems = []
    if sighting.la_code is None:
        problems.append(
            Problem(
                file_name=document.file_name,
                reason="unknown-authority",
                given=f"a title that names {sighting.authority_name!r}",
                needed="an authority of the list",
                remedy="Add the name to the authority's other names in the reference data.",
            )
        )
    if published.on is None:
        problems.append(
            Problem(
                file_name=document.file_name,
                reason="publication-date-not-known",
                given="no date of publication, printed or in the file name",
                needed="the day on which the document became public",
                remedy="Put the date in the file name, as in 'report - 12 august 2022.pdf'. "
                f"Until then {sighting.published_on.isoformat()} is used: the last day on "
                f"site and {imprint.USUAL_LAG.days} days, the usual time.",
            )
        )
    return tuple(problems)


def _no_report(document: Document) -> Problem:
    return Problem(
        file_name=document.file_name,
        reason="not-a-report",
        given="a document whose first pages name no inspection that we know",
        needed="an inspection report or letter of Ofsted or the joint inspectorates since 2009",
        remedy="Look at the first page; if it is such a report, tell us its title.",
    )


def _no_date(document: Document) -> Problem:
    return Problem(
        file_name=document.file_name,
        reason="no-date",
        given="a report without a date of the visit, of publication, or in its file name",
        needed="at least one date",
        remedy="Put the date of publication in the file name: 'report - 12 august 2022.pdf'.",
    )


def _said(field: str, value: str) -> Statement:
    return Statement(field=field, value=value, place=Place(page=1))


def folder_of(path: PurePath) -> str:
    """Return the '{URN}_{name}' folder in which a file lay, or '' when there is none."""
    parent = path.parent.name
    return parent if parent.partition("_")[0].isdigit() and "_" in parent else ""
