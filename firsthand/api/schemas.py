"""What the answers look like, as the OpenAPI description prints it."""

from datetime import date
from typing import Any, Generic, TypeVar

from ninja import Field, Schema

Row = TypeVar("Row")


class Paging(Schema):
    """Which part of the rows this is."""

    page: int = Field(description="This page; the first is 1.")
    page_size: int
    total_results: int
    total_pages: int


class Page(Schema, Generic[Row]):
    """A part of the rows, and the day as of which they were asked for."""

    as_of: date
    paging: Paging
    results: list[Row]


class Problem(Schema):
    """Why there is no answer, and what to ask instead."""

    problem: str
    suggestions: list[str]


class AuthorityRow(Schema):
    """One authority that answers, or answered, for children's services."""

    la_code: str = Field(description="Three-digit code of the Department for Education.")
    name: str
    region: str
    ons_codes: list[str]
    from_on: date | None = Field(description="null: before 2009.")
    to_on: date | None = Field(description="null: it exists.")


class CoverageRow(Schema):
    """What reports really looked at, of one harm in one authority."""

    la_code: str
    authority: str
    region: str
    harm: str
    area: str | None = Field(description="null: every judgement area.")
    state: str = Field(description="In the wide reading.")
    strict_state: str = Field(description="Counting only words that name the harm itself.")
    last_looked_on: date | None
    last_looked_on_unknown_because: str | None
    strict_last_looked_on: date | None = Field(
        description="By words that name the harm itself."
    )
    last_said_on: date | None
    not_read_since: int = Field(description="Later inspections whose report is not held.")
    last_kind: str | None
    last_inspection_id: str | None
    framework: str | None
    framework_asked: str | None = Field(description="asked, named, not-asked or not-known.")
    age_days: int | None
    inspections_since_last_look: int | None


class SourceReference(Schema):
    """Where a fact stands."""

    source_id: str | None
    place: str
    address: str | None


class TimelineEntry(Schema):
    """One grade, ungraded visit or event; a grade never comes without its meaning."""

    published_on: date
    happened_on: date | None
    kind: str
    family: str | None
    framework: str | None
    area: str | None
    title: str
    grade: str | None = Field(description="The grade awarded, on its own scale.")
    grade_unknown_because: str | None
    official_label: str | None = Field(description="What the latest official table calls it.")
    official_label_unknown_because: str | None
    recoded: bool
    scale: str | None
    rank: int | None = Field(description="1 is the best.")
    of: int | None
    meaning: str | None
    does_not_mean: str | None
    must_follow: str | None
    inspection_id: str | None
    conflicts: list[str]
    note: str | None
    source: SourceReference


class Authority(Schema):
    """Everything published about one authority by the day asked for."""

    authority: str
    la_code: str
    as_of: date
    forerunners: list[str]
    successors: list[str]
    timeline: list[TimelineEntry]
    coverage: list[CoverageRow]
    indicators: list[dict[str, Any]]


class SourceRow(Schema):
    """One file that facts were read from."""

    source_id: str = Field(description="The first 16 digits of the file's SHA-256.")
    publisher: str
    title: str
    kind: str
    file_name: str
    sha256: str
    address: str | None
    licence: str
    known_on: date
    known_on_basis: str
    quirks: list[str]
    sightings: int = Field(description="Accounts of inspections read from it.")
    figures: int
    problems: int = Field(description="Rows that could not be read.")


class OwnRow(Schema):
    """When and why a harm was added to the vocabulary here."""

    added_on: date
    why: str


class HarmRow(Schema):
    """One harm, and the words that name it."""

    key: str
    name: str
    meaning: str
    strict_terms: list[str]
    wide_terms: list[str]
    own: OwnRow | None = Field(description="null: it ships with the project.")


class GradeRow(Schema):
    """One grade of a scale; rank 1 is the best."""

    key: str
    label: str
    rank: int
    meaning: str
    does_not_mean: str
    must_follow: str


class ScaleRow(Schema):
    """A rating scale, its grades from best to worst."""

    key: str
    name: str
    grades: list[GradeRow]
    source: str


class QuestionRow(Schema):
    """Whether a framework asks about a harm."""

    harm: str
    asked: str = Field(description="asked, named, not-asked or not-known.")
    basis: str


class AreaRow(Schema):
    """One judgement area of a framework."""

    key: str
    name: str
    line: str
    scale: str | None


class FrameworkRow(Schema):
    """One dated version of a framework."""

    key: str
    family: str
    name: str
    inspectorate: str
    from_on: date
    to_on: date | None
    areas: list[AreaRow]
    questions: list[QuestionRow]
    source: str
    verified: bool = Field(description="Whether the published text itself was read.")


class InspectionRow(Schema):
    """One inspection or visit."""

    inspection_id: str
    la_code: str
    family: str
    kind: str
    published_on: date
    read: bool = Field(description="Whether the text of its report was read.")


class GradeOfArea(Schema):
    """The grade of one area, with its meaning."""

    area: str
    area_name: str
    grade: str
    scale: str | None
    official_label: str | None
    recoded: bool
    note: str | None
    meaning: str | None
    does_not_mean: str | None
    must_follow: str | None
    source_id: str
    place: str


class Fact(Schema):
    """One fact, where it stands, and the rule by which it is preferred to other accounts."""

    field: str
    value: str
    source_id: str
    place: str
    rule: str
    conflict: str | None


class HarmOfReport(Schema):
    """What the report says of one harm."""

    harm: str
    state: str
    strict_state: str
    pages: list[int]


class MentionRow(Schema):
    """How often a harm is named under one heading."""

    harm: str
    area: str
    heading: str
    strict: int
    wide: int
    criticised_strict: int
    criticised_wide: int
    examined_strict: int
    examined_wide: int
    to_improve_strict: int
    to_improve_wide: int
    pages: list[int]


class Inspection(Schema):
    """Every fact of one inspection by the day asked for."""

    inspection_id: str
    as_of: date
    la_code: str
    family: str
    framework: str | None
    framework_basis: str
    kind: str
    published_on: date
    inspection_start: date | None
    inspection_end: date | None
    address: str | None
    grades: list[GradeOfArea]
    facts: list[Fact]
    not_found: dict[str, str] = Field(description="Looked for and not stated, with the reason.")
    harms: list[HarmOfReport]
    mentions: list[MentionRow]
    conflicts: list[str]
    sources: list[str]
