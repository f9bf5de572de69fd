"""Judgements: a grade proposed for an area, and the evidence that it cites."""

from dataclasses import dataclass

from firsthand.domain.inspection.acts.opening import Inspectorate


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """
    A grade for an area, by one inspectorate; the `id` is '<inspectorate>:<area>'.

    `grade` is a key of the area's scale in the framework version of the inspection.
    """

    id: str
    inspectorate: Inspectorate
    area: str
    grade: str
    evidence: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class DerogationGiven:
    """
    Two people set one objection to a judgement or to publishing aside, and say why.

    The `id` is '<rule>:<about>'. It stands in the publication in full.
    """

    id: str
    rule: str
    about: str
    first: str
    second: str
    reason: str


def judgement_id(inspectorate: Inspectorate, area: str) -> str:
    """Return the identifier of the judgement of one inspectorate on one area."""
    return f"{inspectorate.value}:{area}"
