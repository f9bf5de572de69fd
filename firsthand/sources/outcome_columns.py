"""
Outcome columns: which headings of Ofsted's outcome tables hold which inspection.

The long table of 2009 to 2023 has one row for each authority and a group of columns for each
inspection. Columns are found by what their heading says, never by where they stand.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Columns:
    """The columns of one inspection: patterns for its dates, its type, theme and grades."""

    family: str
    kind: str
    published: str | None
    grades: Mapping[str, str]
    started: str | None = None
    type: str | None = None
    theme: str | None = None
    required: bool = True


@dataclass(frozen=True, kw_only=True)
class Found:
    """Where those columns stand in one table, and which of them it does not have."""

    columns: Columns
    published: int | None
    started: int | None
    type: int | None
    theme: int | None
    grades: Mapping[str, int]
    missing: tuple[str, ...]


ILACS_GRADES = {
    "overall": r"overall effectiveness$",
    "leadership": r"impact of leaders",
    "help-and-protection": r"need help and protection$",
    "children-in-care": r"children in care( and care leavers)?$",
    "care-leavers": r"progress of care leavers$",
}

# Care leavers were judged on their own only from 2023.
OPTIONAL = frozenset({"care-leavers"})

BY_INSPECTION = Columns(
    family="ilacs",
    kind="inspection",
    published=r"^publication date$",
    started=r"^inspection(/visit)? date$",
    type=r"^inspection(/visit)? type$",
    theme=r"^visit theme$",
    grades=ILACS_GRADES,
)


def _sif(which: str, *, lscb: bool) -> Columns:
    grades = {
        "overall": rf"^{which} overall judgement",
        "help-and-protection": rf"^{which} children who need help and protection$",
        "children-in-care": rf"^{which} children looked after and achieving permanence$",
        "adoption": rf"^{which} cla sub: adoption performance$",
        "care-leavers": rf"^{which} cla sub: experiences and progress of care leavers$",
        "leadership": rf"^{which} leadership, management and governance$",
    }
    if lscb:
        grades["lscb"] = r"^lscb overall effectiveness$"
    kind = "inspection" if lscb else "re-inspection"
    return Columns(
        family="sif", kind=kind, published=rf"\(sif\) {which} publication date$", grades=grades
    )


def _ilacs(which: str, *, required: bool) -> Columns:
    # The table of abolished authorities has one ILACS inspection and so leaves out 'first'.
    stem = rf"^{which}ilacs framework "
    return Columns(
        family="ilacs",
        kind="inspection",
        published=stem + "publication date$",
        type=stem + "inspection type$",
        grades={area: f"{stem}.*{pattern}" for area, pattern in ILACS_GRADES.items()},
        required=required,
    )


BY_AUTHORITY: Sequence[Columns] = (
    Columns(
        family="slac",
        kind="inspection",
        published=r"\(slac\) inspection publication date$",
        grades={
            "safeguarding": r"^slac safeguarding overall effectiveness",
            "looked-after": r"^slac looked after children overall effectiveness",
        },
    ),
    Columns(
        family="slac",
        kind="re-inspection",
        published=r"^slac re-inspection of safeguarding publication date$",
        grades={"safeguarding": r"^slac re-inspection safeguarding oe$"},
    ),
    Columns(
        family="slac",
        kind="re-inspection",
        published=r"^slac re-inspection of services for children looked after publication",
        grades={"looked-after": r"^slac re-inspection of services children looked after oe$"},
    ),
    Columns(
        family="cpi",
        kind="inspection",
        published=r"\(cpi\) publication date$",
        grades={"overall": r"^cpi overall effectiveness"},
    ),
    Columns(
        family="cpi",
        kind="re-inspection",
        published=r"\(cpri\) publication date$",
        grades={"overall": r"^cpri overall effectiveness"},
    ),
    Columns(
        family="tlac",
        kind="inspection",
        published=r"\(tlac\) inspection publication date$",
        grades={"overall": r"^tlac overall effectiveness"},
    ),
    _sif("first sif", lscb=True),
    _sif("sif re-inspection", lscb=False),
    _ilacs("(first )?", required=True),
    *(_ilacs(f"{ordinal} ", required=False) for ordinal in ("second", "third", "fourth")),
)


def found(columns: Columns, header: Sequence[str]) -> Found:
    """Return where the columns of one inspection stand in `header`."""
    grades = {area: _index(pattern, header) for area, pattern in columns.grades.items()}
    places = {
        "published": _index(columns.published, header),
        "started": _index(columns.started, header),
        "type": _index(columns.type, header),
        "theme": _index(columns.theme, header),
    }
    missing = [a for a, index in grades.items() if index is None and a not in OPTIONAL]
    if places["published"] is None and places["started"] is None:
        missing.append("publication date")
    return Found(
        columns=columns,
        grades={area: index for area, index in grades.items() if index is not None},
        missing=tuple(missing),
        **places,
    )


def _index(pattern: str | None, header: Sequence[str]) -> int | None:
    if pattern is None:
        return None
    return next((i for i, name in enumerate(header) if re.search(pattern, name)), None)
