"""Mending: for each objection, the page on which it is removed."""

from dataclasses import dataclass

from django.urls import reverse

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.judging.derogations import (
    OF_PUBLISHING,
    PUBLISHING,
    derogation_id,
)

# Rule of an objection, or its beginning -> the page of the inspection where it is mended.
PAGES = {
    "no-lead": "team",
    "nobody-on-site": "team",
    "never-on-site": "team",
    "inspectorate": "team",
    "own-inspectorate": "team",
    "independence": "team",
    "open-questions": "claims",
    "cut-off-unanswered": "claims",
    "claim": "claims",
    "untested": "claims",
    "line": "enquiry",
    "voice": "enquiry",
    "matter": "enquiry",
    "sample": "enquiry",
    "outside-frame": "enquiry",
    "smallest-sample": "enquiry",
    "finding": "findings",
    "recommendation": "findings",
    "flag": "findings",
    "cause": "findings",
    "all-paper": "findings",
    "paper-alone": "findings",
    "priority-without-recommendation": "findings",
    "evidence-unknown": "findings",
    "earlier-action": "team",
    "not-served": "findings",
    "reviews": "signing",
    "rejected": "signing",
    "unsigned": "signing",
    "response": "signing",
    "unweighed": "signing",
    "judgement": "judging",
    "grade": "judging",
    "ungraded": "judging",
    "look": "judging",
    "methods": "judging",
    "relations": "judging",
    "own-test": "judging",
    "lived-experience": "judging",
    "stale": "judging",
    "against": "judging",
    "known-on-the-day": "judging",
}
LABELS = {
    "team": "Team",
    "claims": "Claims and questions",
    "enquiry": "Lines and voices",
    "findings": "Findings",
    "judging": "Judgements",
    "signing": "Sign-off",
    "evidence": "Evidence",
}


@dataclass(frozen=True, kw_only=True)
class Mended:
    """An objection with the address of the page on which it is removed, if there is one."""

    objection: Objection
    address: str = ""
    label: str = ""
    aside: str = ""  # where two people may set it aside


def mended(objections: tuple[Objection, ...], inspection_id: str) -> tuple[Mended, ...]:
    """Return objections, each with where it is removed."""
    return tuple(_mended(one, inspection_id) for one in objections)


def grouped(found: tuple[Mended, ...]) -> list[tuple[str, str, list[Mended]]]:
    """Return what stands in the way page by page: where it is mended, and how much it is."""
    groups: dict[tuple[str, str], list[Mended]] = {}
    for one in found:
        groups.setdefault((one.label, one.address), []).append(one)
    return [(label, address, ones) for (label, address), ones in groups.items()]


def page_of(rule: str) -> str:
    """Return the page on which an objection of a rule is removed; empty when none is."""
    plain = rule.removeprefix("report-")
    while plain:
        for name in (plain, plain.removesuffix("s")):
            if name in PAGES:
                return PAGES[name]
        plain = plain.rpartition("-")[0]
    return ""


def _mended(objection: Objection, inspection_id: str) -> Mended:
    page = page_of(objection.rule)
    if not page:
        return Mended(objection=objection)
    address = reverse(f"inspecting:{page}", args=[inspection_id])
    return Mended(
        objection=objection,
        address=address,
        label=LABELS[page],
        aside=_set_aside(objection.rule, inspection_id),
    )


def _set_aside(rule: str, inspection_id: str) -> str:
    plain = rule.removeprefix("report-")
    if plain not in OF_PUBLISHING:
        return ""
    given = derogation_id(plain, PUBLISHING)
    return reverse("inspecting:change", args=[inspection_id, "derogation", given])
