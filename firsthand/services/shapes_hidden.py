"""The shape of estimates of a hidden number as JSON, whoever asks for them."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from firsthand.domain.prevalence import identified, publishable, telling
from firsthand.domain.prevalence.answer import HiddenAnswer
from firsthand.domain.prevalence.groups import ByGroup, stated
from firsthand.domain.prevalence.publishable import Publishable, ShownEstimate
from firsthand.stats.hidden.estimate import Estimate
from firsthand.stats.hidden.overlaps import Overlaps

COLUMNS = (
    *("method", "estimate", "lower", "upper", "level", "identifiable", "refused", "reasons"),
    *("observed", "lists", "table_version", "unseen"),
)
GROUP_COLUMNS = ("group", "estimate", "lower", "upper", "observed", "refused", "reasons")


def of_answer(answer: HiddenAnswer) -> list[dict[str, Any]] | dict[str, Any]:
    """
    Return the one estimate that was asked for, or a list when all methods were.

    The list begins with the headline, whose method is 'all'.
    """
    head = of_estimate(answer.headline or answer.estimates[0], answer)
    head["detail"] |= {"combinations": combinations(answer.table)}
    if answer.headline is None:
        return head
    head["detail"] |= {"variants": [vars(one) for one in answer.variants]}
    return [head, *(of_estimate(one, answer) for one in answer.estimates)]


def of_estimate(one: Estimate, answer: HiddenAnswer) -> dict[str, Any]:
    """
    Return an estimate with the table it is of; what is not known is null.

    Why `identifiable` is null stands in `detail` (`identifiable_because`): `reasons` are what
    speaks against a number, which this does not.
    """
    because = identified.because(one)
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
        "detail": dict(one.detail) | ({"identifiable_because": because} if because else {}),
    }


def unseen(detail: Mapping[str, Any]) -> str:
    """Return in words what dependence that nobody can see would double or halve the number."""
    found = detail.get("sensitivity")
    pairs = [one for one in found["dependences"] if one["estimated"]] if found else []
    if not pairs:
        return ""
    pair = max(pairs, key=lambda one: -abs(one["estimated"] - 1))
    first, second = pair["lists"]
    halved = f", were it {pair['halved']:.2g}, half" if pair["halved"] else ""
    ratio = f"{pair['estimated']:.2g}"
    often = "as often" if ratio == "1" else f"{ratio} times as often"
    return (
        f"Among those on no third list, {first} and {second} are taken to go together {often} "
        f"as by chance (their odds ratio{' is 1' if ratio == '1' else ''}); were it "
        f"{pair['doubled']:.2g}, the number would be double{halved}."
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


def of_groups(found: ByGroup) -> dict[str, Any]:
    """Return the answer of the whole, of each group, and the groups' sum beside it."""
    return {
        "by": found.by,
        "sentence": telling.of_groups(found),
        "whole": of_answer(found.whole),
        "groups": [
            {
                "group": one.name,
                "answers": None if one.answer is None else of_answer(one.answer),
                "because": list(one.because),
            }
            for one in found.groups
        ],
        "total": asdict(found.total),
    }


def of_any(found: HiddenAnswer | ByGroup) -> list[dict[str, Any]] | dict[str, Any]:
    """Return an answer as the command prints it, by group where there are groups."""
    return of_groups(found) if isinstance(found, ByGroup) else of_answer(found)


def told(found: HiddenAnswer | ByGroup) -> dict[str, Any]:
    """Return an answer, by group or not, with the sentences that explain it."""
    groups = of_groups(found) if isinstance(found, ByGroup) else None
    whole = found.whole if isinstance(found, ByGroup) else found
    return {
        "sentence": telling.sentence(whole),
        "means": telling.NOT_A_LIST,
        "assumptions": list(telling.ASSUMPTIONS),
        "would_change": list(telling.would_change(whole)),
        "answers": _listed(of_answer(whole)),
        "by": groups and groups["by"],
        "groups": [
            one | {"answers": one["answers"] and _listed(one["answers"])}
            for one in (groups["groups"] if groups else ())
        ],
        "total": groups and groups["total"],
    }


def _listed(answers: Any) -> list[Any]:
    return answers if isinstance(answers, list) else [answers]


def group_rows(found: ByGroup) -> list[dict[str, Any]]:
    """Return a row for each group, then the groups' sum and the whole."""
    made = [
        {
            "group": one.name,
            "estimate": None if one.stated is None else one.stated.estimate,
            "lower": None if one.stated is None else one.stated.lower,
            "upper": None if one.stated is None else one.stated.upper,
            "observed": None if one.answer is None else one.answer.table.observed,
            "refused": one.stated is None or one.stated.refused,
            "reasons": " ".join(one.reasons),
        }
        for one in found.groups
    ]
    whole, total = stated(found.whole), found.total
    made.append(
        {
            "group": "sum of groups",
            "estimate": total.estimate,
            "lower": total.lower,
            "upper": total.upper,
            "observed": found.whole.table.observed,
            "refused": total.estimate is None,
            "reasons": total.because,
        }
    )
    made.append(
        {
            "group": "all as one",
            "estimate": whole.estimate,
            "lower": whole.lower,
            "upper": whole.upper,
            "observed": found.whole.table.observed,
            "refused": whole.refused,
            "reasons": " ".join(whole.reasons),
        }
    )
    return made


def of_publishable(found: Publishable) -> dict[str, Any]:
    """Return what may be published: no small count, and nothing that gives one away."""
    return {
        "lists": list(found.lists),
        "small_counts": publishable.SAID if found.suppressed else None,
        "observed_at_least": found.at_least,
        "overlaps": [vars(one) for one in found.cells],
        "headline": _shown(found.headline),
        "estimates": [_shown(one) for one in found.estimates],
        "groups": [
            {"group": name, "headline": None if one is None else _shown(one)}
            for name, one in found.groups
        ],
        "means": telling.NOT_A_LIST,
        "assumptions": list(telling.ASSUMPTIONS),
    }


def _shown(one: ShownEstimate) -> dict[str, Any]:
    return {**vars(one), "refused": one.estimate is None, "reasons": list(one.reasons)}


def publishable_rows(found: Publishable) -> list[dict[str, Any]]:
    """Return what may be published as rows: the headline, each method, each group."""
    # Of one method asked for alone, the headline is that method itself.
    told = [("all", one) for one in dict.fromkeys((found.headline, *found.estimates))]
    told += [(name, one) for name, one in found.groups if one is not None]
    return [
        {
            "group": name,
            "method": one.method,
            "estimate": one.estimate,
            "lower": one.lower,
            "upper": one.upper,
            "level": one.level,
            "refused": one.estimate is None,
            "reasons": " ".join(one.reasons),
        }
        for name, one in told
    ]
