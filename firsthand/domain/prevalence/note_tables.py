"""Note tables: the number with lists left out or merged, and dependence nobody can see."""

from collections.abc import Mapping, Sequence
from typing import Any

from firsthand.domain.prevalence import telling
from firsthand.domain.prevalence.answer import HiddenAnswer
from firsthand.domain.prevalence.carrying import leading
from firsthand.domain.prevalence.groups import stated
from firsthand.domain.prevalence.method_names import NAMES, in_text

NO_NUMBER = "no number"
NOT_TOLD = "not known"  # an odds ratio of which one count is nobody
TO_COMPARE = "They are to compare, none of them to give: there is no number for the whole."


def changed(answer: HiddenAnswer) -> dict[str, Any] | None:
    """
    Return a row for each list left out, each two taken as one, each split; None without any.

    A row is the change, the people observed then, and the number by each method that was tried.
    """
    if not answer.variants:
        return None
    methods = tuple(dict.fromkeys(one.method for one in answer.variants))
    rows: dict[str, dict[str, str]] = {}
    for one in answer.variants:
        row = rows.setdefault(one.change, {"observed": f"{one.observed:,}"})
        row[one.method] = NO_NUMBER if one.estimate is None else telling.told(one.estimate)
    return {
        "methods": [NAMES[one] for one in methods],
        "rows": [
            [change, row["observed"], *(row.get(one, NO_NUMBER) for one in methods)]
            for change, row in rows.items()
        ],
        "said": TO_COMPARE if stated(answer).refused else "",
    }


def dependences(answer: HiddenAnswer) -> dict[str, Any] | None:
    """
    Return a row for each two lists: their odds ratio as estimated, and to halve and double.

    None where no method gives a number that it could halve or double.
    """
    one = leading(answer)
    found = one.detail.get("sensitivity") if one else None
    if one is None or not isinstance(found, Mapping):
        return None
    told: Sequence[Mapping[str, Any]] = found["dependences"]
    return {
        "method": in_text(one.method),
        "rows": [
            [
                " and ".join(pair["lists"]),
                _ratio(pair["estimated"], NOT_TOLD),
                _ratio(pair["halved"], NOT_TOLD if pair["estimated"] is None else "cannot be"),
                _ratio(pair["doubled"], NOT_TOLD),
            ]
            for pair in told
        ],
    }


def _ratio(number: float | None, otherwise: str) -> str:
    return otherwise if number is None else f"{number:.2g}"
