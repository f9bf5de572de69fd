"""A plan of a sample as it is sent: whom, when, which groups, and who sets a rule aside."""

from datetime import date
from typing import Annotated

from ninja import Field, Schema
from pydantic import BeforeValidator

from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.domain.planning.drawing.sample_plan import (
    MOST_CHILDREN,
    Derogation,
    PlannedGroup,
    SamplePlan,
)


def written(given: object) -> object:
    """Return a day as it was written; a number would be taken for seconds since 1970."""
    if not isinstance(given, str) or len(given) != len("2027-03-01"):
        raise ValueError("a day is written as 2027-03-01")
    return given


PRINTABLE = r"^[^\x00-\x1f\x7f]*$"  # one line: a database may refuse other characters
Words = Annotated[str, Field(max_length=200, pattern=PRINTABLE)]
Reason = Annotated[str, Field(max_length=2_000, pattern=PRINTABLE)]
Day = Annotated[date, BeforeValidator(written)]
Number = Annotated[int, Field(ge=0, le=MOST_CHILDREN, strict=True)]


class GivenGroup(Schema):
    """One group of children: where its list comes from, how many there are and are read."""

    name: Words
    kind: FrameKind
    population: Number
    sample: Number


class GivenDerogation(Schema):
    """Two different people set a rule aside and say why; all of it is published."""

    rule: Words = Field(description="below-minimum or no-frame-outside.")
    about: Words = Field("", description="The group; empty for the plan as a whole.")
    first: Words
    second: Words
    reason: Reason


class GivenPlan(Schema):
    """A plan to check, or to publish when `approve` is true and nothing stands against it."""

    title: Words
    la_code: str = Field("", max_length=3, pattern=PRINTABLE)
    theme: Words = Field("", description="Of a plan without an authority.")
    proposed_by: Words
    from_on: Day
    to_on: Day
    groups: list[GivenGroup] = Field(max_length=50)
    derogations: list[GivenDerogation] = Field([], max_length=50)
    replaces: Words | None = Field(None, description="The plan that this one corrects.")
    approve: bool = Field(False, strict=True)

    def plan(self) -> SamplePlan:
        """Return the plan that was sent."""
        told = self.model_dump(exclude={"groups", "derogations", "approve"})
        return SamplePlan(
            **told,
            groups=tuple(PlannedGroup(**one.model_dump()) for one in self.groups),
            derogations=tuple(Derogation(**one.model_dump()) for one in self.derogations),
        )
