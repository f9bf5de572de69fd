"""Written model: a model as plain values for JSON, and read back; it holds nobody's data."""

from collections.abc import Mapping
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.blocking import named
from firsthand.domain.prevalence.linkage.comparing import COMPARISONS, with_shares
from firsthand.domain.prevalence.linkage.model import Comparison, Model

VERSION = 1
SHARES = ("prior", "within", "twins", "siblings")


def as_data(model: Model) -> dict[str, Any]:
    """Return the model as plain values; no name and no day of birth is among them."""
    return {
        "version": VERSION,
        "records": model.records,
        **{name: getattr(model, name) for name in SHARES},
        "comparisons": [
            {
                "name": one.name,
                "title": one.title,
                "shared_by": one.shared_by.value,
                "by_rarity": one.by_rarity,
                "levels": [
                    {"label": level.label, "m": level.m, "u": level.u, "weight": level.weight}
                    for level in one.levels
                ],
            }
            for one in model.comparisons
        ],
        "blocking": list(model.blocking),
    }


def model_from(data: object) -> Model:
    """Return the model that was written, or refuse what is none; labels are not read back."""
    if not isinstance(data, Mapping):
        raise _refused("it is no mapping of names to values")
    if data.get("version") != VERSION:
        raise _refused(f"its version is {data.get('version')!r}, and {VERSION} is needed")
    try:
        return Model(
            comparisons=tuple(_comparison(one) for one in data["comparisons"]),
            blocking=tuple(rule.name for rule in named(data["blocking"])),
            records=int(data["records"]),
            **{name: float(data[name]) for name in SHARES},
        )
    except KeyError as error:
        raise _refused(f"{error.args[0]!r} is lacking, or not known here") from None
    except (TypeError, ValueError) as error:
        raise _refused(str(error)) from None


def _comparison(data: Mapping[str, Any]) -> Comparison:
    """Return a comparison as it is made here, with the shares that were written."""
    known = {one.name: one for one in COMPARISONS}[data["name"]]
    levels = data["levels"]
    if [level["label"] for level in levels] != [level.label for level in known.levels]:
        raise ValueError(f"the levels of {known.name} are not those compared here")
    return with_shares(
        known, [float(level["m"]) for level in levels], [float(level["u"]) for level in levels]
    )


def _refused(reason: str) -> Refused:
    return Refused(
        Objection(
            rule="model",
            reason=f"This is no model of linkage that can be used: {reason}.",
            remedy="Give a file that `firsthand link --save-model` wrote with this version.",
        )
    )
