"""The shape of one file as `firsthand read` prints it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.sighting import Sighting, Statement

Shape = dict[str, Any]
NUMBERS = frozenset({"inspectors_stated", "improvement_items", "days_on_site"})
STATED = (
    "lead_inspector",
    "inspectors_stated",
    "improvement_items",
    "visit_theme",
    "days_on_site",
    "addressee",
)
EVIDENCE = ("records", "children", "parents", "staff")
REFUSED = "the file was refused; see problems"
NOT_LOOKED_FOR = "reports of this kind are not searched for it"


def of_file(file: str, reading: Reading, harms: Iterable[str]) -> Shape:
    """Return everything read from one report, with a reason for everything that is null."""
    one = reading.sightings[0] if reading.sightings else None
    shape = _of_sighting(one, tuple(harms)) if one else _of_nothing()
    problems = [
        {
            "reason": problem.reason,
            "given": problem.given,
            "needed": problem.needed,
            "remedy": problem.remedy,
            "row": problem.row,
        }
        for problem in reading.problems
    ]
    return {"file": file, **shape, "problems": problems}


def lines(shape: Shape) -> Iterator[Shape]:
    """Yield one line for each fact of one file, for a table."""
    for problem in shape["problems"]:
        text = f"{problem['reason']}: {problem['given']}. Needed: {problem['needed']}."
        yield _line(shape, "problem", f"{text} {problem['remedy']}")
    for field, value in shape.items():
        if field in {"file", "problems", "not_found", "pages"}:
            continue
        parts = value.items() if isinstance(value, dict) else [("", value)]
        for part, detail in parts:
            yield _line(shape, f"{field}.{part}" if part else field, detail)


def _line(shape: Shape, field: str, value: Any) -> Shape:
    if isinstance(value, dict):
        value = ", ".join(f"{name} {number}" for name, number in value.items())
    return {
        "file": shape["file"],
        "field": field,
        "value": value,
        "pages": " ".join(map(str, shape["pages"].get(field, ()))),
        "not_found_because": shape["not_found"].get(field) if value is None else None,
    }


def _of_nothing() -> Shape:
    plain = (
        *("authority", "la_code", "framework", "framework_version", "kind"),
        *("inspection_start", "inspection_end", "published_on"),
        *STATED,
    )
    fields = (*plain, *(f"evidence_stated.{name}" for name in EVIDENCE))
    return {
        **dict.fromkeys(plain),
        "grades": {},
        "harms": {},
        "evidence_stated": dict.fromkeys(EVIDENCE),
        "not_found": dict.fromkeys((*fields, "grades", "harms"), REFUSED),
        "pages": {},
    }


def _of_sighting(sighting: Sighting, harms: tuple[str, ...]) -> Shape:
    stated = {statement.field: statement for statement in sighting.statements}
    values = {field: _value(stated.get(field)) for field in (*STATED, "framework")}
    evidence = {name: _value(stated.get(f"evidence_{name}")) for name in EVIDENCE}
    shape = {
        "authority": sighting.authority_name,
        "la_code": sighting.la_code,
        "framework": sighting.family,
        "framework_version": values.pop("framework"),
        "kind": sighting.kind,
        "inspection_start": sighting.started_on,
        "inspection_end": sighting.ended_on,
        "published_on": _published_on(sighting, stated.get("published_on")),
        **values,
        "grades": {grade.area: grade.label for grade in sighting.grades},
        "harms": {harm: _counts(sighting, harm) for harm in harms},
        "evidence_stated": evidence,
    }
    missing = _missing(shape, stated)
    return {**shape, "not_found": missing, "pages": _pages(sighting)}


def _value(statement: Statement | None) -> str | int | None:
    if statement is None or statement.value is None:
        return None
    is_number = statement.field in NUMBERS or statement.field.startswith("evidence_")
    return int(statement.value) if is_number and statement.value.isdigit() else statement.value


def _published_on(sighting: Sighting, stated: Statement | None) -> date | None:
    """Return the day only where it is stated; a stand-in orders reports, and is no fact."""
    return None if stated is not None and stated.value is None else sighting.published_on


def _counts(sighting: Sighting, harm: str) -> dict[str, int]:
    found = [mention for mention in sighting.mentions if mention.harm == harm]
    return {"strict": sum(m.strict for m in found), "wide": sum(m.wide for m in found)}


def _missing(shape: Shape, stated: dict[str, Statement]) -> dict[str, str]:
    told = {
        _printed_name(field): statement.absent_because
        for field, statement in stated.items()
        if statement.absent_because is not None
    }
    empty = [field for field, value in shape.items() if value is None or value == {}]
    empty += [f"evidence_stated.{n}" for n, v in shape["evidence_stated"].items() if v is None]
    if shape["la_code"] is None:
        told.setdefault("la_code", "the name printed is that of no authority that is known")
    return {**dict.fromkeys(empty, NOT_LOOKED_FOR), **told}


def _printed_name(field: str) -> str:
    if field.startswith("evidence_"):
        return f"evidence_stated.{field.removeprefix('evidence_')}"
    renamed = {"framework": "framework_version", "authority_name": "authority"}
    return renamed.get(field, field)


def _pages(sighting: Sighting) -> dict[str, list[int]]:
    pages = {
        _printed_name(statement.field): [statement.place.page]
        for statement in sighting.statements
        if statement.place.page is not None
    }
    for grade in sighting.grades:
        if grade.place.page is not None:
            pages[f"grades.{grade.area}"] = [grade.place.page]
    for mention in (one for one in sighting.mentions if not one.is_silent):
        key = f"harms.{mention.harm}"
        pages[key] = sorted({*pages.get(key, []), *mention.pages})
    return pages
