"""
Overview shapes: the columns of the three scraped overviews, and what each column means.

The columns that hold sentences of reports are not named here, and so are never read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

NOT_JUDGED_THEN = "inspection_pre_dates_judgement"
ILACS_KINDS = {"short": "short-inspection", "standard": "standard-inspection"}
# The overview gives the three outcomes of area SEND inspections as numbers.
SEND_OUTCOMES = {
    "1": "Typically positive experiences and outcomes",
    "2": "Inconsistent experiences and outcomes",
    "3": "Widespread and/or systemic failings",
}


@dataclass(frozen=True, kw_only=True)
class Shape:
    """One kind of overview; `marks` are columns that only this kind has."""

    key: str
    title: str
    family: str
    kind: str
    address: str
    marks: tuple[str, ...]
    grades: Mapping[str, str]
    kind_column: str | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    inspector: str | None = None
    theme: str | None = None
    start: str | None = "inspection_start_date"
    end: str | None = "inspection_end_date"
    no_dates: str = "The overview gives no date for it."
    quirks: tuple[str, ...] = ()


GATHERED = "Gathered from Ofsted's pages by Data to Insight; the file states no licence."
UNDATED = (
    "The day on which the file was made is not stated; the latest publication that it lists "
    "is used."
)
NARRATIVE = "Columns with sentences of the reports are not read."
HOME = "https://github.com/data-to-insight/"

ILACS = Shape(
    key="ilacs",
    title="Overview of the latest ILACS inspection of each authority",
    family="ilacs",
    kind="inspection",
    address=HOME + "ofsted-ilacs-scrape-tool",
    marks=("overall_effectiveness_grade", "impact_of_leaders_grade"),
    grades={
        "overall": "overall_effectiveness_grade",
        "leadership": "impact_of_leaders_grade",
        "help-and-protection": "help_and_protection_grade",
        "children-in-care": "in_care_grade",
        "care-leavers": "care_leavers_grade",
    },
    kind_column="inspection_framework",
    kinds=ILACS_KINDS,
    inspector="inspector_name",
    no_dates="The overview could not read this date from the report.",
    quirks=(
        GATHERED,
        UNDATED,
        "From April 2026 there is no overall grade; the framework has none.",
        "Inspectors' names are in lower case.",
    ),
)
JTAI = Shape(
    key="jtai",
    title="Overview of the latest joint targeted area inspection of each authority",
    family="jtai",
    kind="jtai",
    address=HOME + "ofsted-jtai-scrape-tool",
    marks=("inspection_theme", "case_study_title"),
    grades={},
    theme="inspection_theme",
    start=None,
    end=None,
    no_dates=(
        "The overview's column 'inspection_start_date' repeats the day of publication, and is "
        "not taken for the start."
    ),
    quirks=(
        GATHERED,
        UNDATED,
        NARRATIVE,
        "The column 'inspection_start_date' repeats the day of publication.",
    ),
)
SEND = Shape(
    key="send",
    title="Overview of the latest area SEND inspection of each authority",
    family="area-send",
    kind="area-send",
    address=HOME + "ofsted-send-scrape-tool",
    marks=("outcome_grade", "previous_inspection_date"),
    grades={"send-outcome": "outcome_grade"},
    codes=SEND_OUTCOMES,
    no_dates="The overview could not read this date from the report.",
    quirks=(
        GATHERED,
        UNDATED,
        NARRATIVE,
        "Outcomes are given as 1, 2 and 3; they are told here in the inspectorates' words.",
        "A previous inspection on 1 January 1900 stands for 'not known'; it is not read.",
    ),
)
SHAPES = (ILACS, JTAI, SEND)
EVERY = ("la_code", "local_authority", "inspection_link", "publication_date")
