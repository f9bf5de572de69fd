"""Basis: everything that a document is made from, fetched beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.document.rules import PublishingRules
from firsthand.domain.inspection.finding.earlier import Asked
from firsthand.domain.inspection.protocol import Protocol
from firsthand.domain.inspection.words.word_groups import Vocabulary
from firsthand.domain.planning.drawing.minimum import Minimum
from firsthand.domain.reference.framework import Framework, VisitKind
from firsthand.domain.reference.scale import Scale


@dataclass(frozen=True, kw_only=True)
class Basis:
    """
    An inspection, the rules that it is under, and the day on which the document is made.

    `harms` are names by key; `earlier` is what earlier inspections of the body asked for.
    """

    conduct: Conduct
    protocol: Protocol
    framework: Framework
    scales: Mapping[str, Scale]
    harms: Mapping[str, str]
    rules: PublishingRules
    minimum: Minimum
    on: date
    words: Vocabulary
    earlier: tuple[Asked, ...] = ()
    evidence: Mapping[str, Evidence] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Look the evidence up once."""
        found = {one.id: one for one in self.conduct.bodies(Evidence)}
        object.__setattr__(self, "evidence", found)

    @property
    def visit(self) -> VisitKind | None:
        """Return the kind of visit, or None when the framework knows no such kind."""
        key = self.conduct.opened.visit
        return next((one for one in self.framework.visits if one.key == key), None)

    def area_name(self, key: str) -> str:
        """Return the name of a judgement area, or its key."""
        named = (area.name for area in self.framework.areas if area.key == key)
        return next(named, key)
