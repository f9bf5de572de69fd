"""The shape of estimates of a hidden number as JSON, whoever asks for them."""

from collections.abc import Mapping
from typing import Any

from firsthand.domain.prevalence.answer import HiddenAnswer
from firsthand.stats.hidden.estimate import Estimate
from firsthand.stats.hidden.overlaps import Overlaps

COLUMNS = (
    *("method", "estimate", "lower", "upper", "level", "identifiable", "refused", "reasons"),
    *("observed", "lists", "table_version", "unseen"),
)


def of_answer(answer: HiddenAnswer) -> list[dict[str, Any]] | dict[str, Any]:
    """
    Return the one estimate that was asked for, or a list when all methods were.

    The list begins with the headline, whose method is 'all'.
    """
    if answer.headline is None:
        return of_estimate(answer.estimates[0], answer)
    head = of_estimate(answer.headline, answer)
    head["detail"] |= {
        "combinations": combinations(answer.table),
        "variants": [vars(one) for one in answer.variants],
    }
    return [head, *(of_estimate(one, answer) for one in answer.estimates)]


def of_estimate(one: Estimate, answer: HiddenAnswer) -> dict[str, Any]:
    """Return an estimate with the table it is of; what is not known is null."""
    return {
        "method": one.method,
        "estimate": one.estimate,
        "lower": one.lower,
        "upper": one.upper,
        "level": one.level,
        "identifiable": one.identifiable,
        "refused": one.refused,
        "reasons": list(one.reasons),
        "observed": answer.table.observed,
        "lists": list(answer.table.lists),
        "table_version": answer.version,
        "notes": list(answer.notes),
        "detail": dict(one.detail),
    }


def unseen(detail: Mapping[str, Any]) -> str:
    """Return in words what dependence that nobody can see would double or halve the number."""
    found = detail.get("sensitivity")
    pairs = [one for one in found["dependences"] if one["estimated"]] if found else []
    if not pairs:
        return ""
    pair = max(pairs, key=lambda one: -abs(one["estimated"] - 1))
    first, second = pair["lists"]
    halved = f", and half at {pair['halved']:.2g}" if pair["halved"] else ""
    return (
        f"Among those on no third list, the odds ratio of {first} and {second} is taken to be "
        f"{pair['estimated']:.2g}; the number would be double at {pair['doubled']:.2g}{halved}."
    )


def combinations(table: Overlaps) -> list[dict[str, object]]:
    """Return who is on which lists and how many they are, larger groups first."""
    found: list[dict[str, object]] = [
        {
            "lists": [name for name, on in zip(table.lists, row, strict=True) if on],
            "count": int(count),
        }
        for row, count in zip(table.histories, table.counts, strict=True)
        if count
    ]
    return sorted(found, key=lambda one: -int(str(one["count"])))


def rows(answer: HiddenAnswer) -> list[dict[str, Any]]:
    """Return a row for each estimate, the headline first, as tables and CSV show them."""
    shape = of_answer(answer)
    whole = shape if isinstance(shape, list) else [shape]
    return [
        {
            **{name: one.get(name) for name in COLUMNS},
            "reasons": " ".join(one["reasons"]),
            "lists": ", ".join(one["lists"]),
            "unseen": unseen(one["detail"]),
        }
        for one in whole
    ]
