"""The shapes of the chance of failing as JSON, the same on the command line and in the API."""

from dataclasses import asdict
from typing import Any

from firsthand.domain.surveillance.failing.estimate import Base, Failing
from firsthand.domain.surveillance.failing.record import Record

Shape = dict[str, Any]
COLUMNS = (
    *("la_code", "authority", "region", "as_of", "last_inspected_on", "known_failing"),
    *("probability", "low", "high"),
)


def of_failing(one: Failing) -> Shape:
    """Return one authority's chance with its reasons in order of weight, and its checks."""
    return {
        "la_code": one.la_code,
        "authority": one.authority,
        "region": one.region,
        "as_of": one.as_of,
        "last_inspected_on": one.last_inspected_on,
        "known_failing": one.known_failing,
        "probability": one.probability,
        "low": one.low,
        "high": one.high,
        "reasons": [{"words": each.words, "weight": each.weight} for each in one.reasons],
        "checks": list(one.checks),
    }


def of_base(base: Base | None) -> Shape:
    """Return the base rate: how many of how many, with its interval."""
    return {
        "found": base.happened if base else None,
        "inspections": base.cases if base else None,
        "share": base.share if base else None,
        "low": base.low if base else None,
        "high": base.high if base else None,
    }


def of_record(record: Record) -> Shape:
    """Return how good such chances were, and whether they may tell authorities apart."""
    return {**asdict(record), "tells_apart": record.tells_apart}


def of_answer(answer: Any) -> dict[str, Any]:
    """Return the whole answer: the base rate, what it means, its record, and every row."""
    return {
        "as_of": answer.as_of,
        "base_rate": answer.base_rate,
        "base": of_base(answer.base),
        "told_apart": answer.told_apart,
        "statement": answer.statement,
        "means": answer.means,
        "does_not_mean": answer.does_not_mean,
        "beside_unseen": answer.beside_unseen,
        "record": of_record(answer.record),
        "results": [of_failing(one) for one in answer.rows],
    }
