"""The shape of the power of a study as JSON, and as rows."""

from dataclasses import asdict
from typing import Any

from firsthand.domain.prevalence.invented import power_wording
from firsthand.domain.prevalence.invented.divisions import Divisions
from firsthand.domain.prevalence.invented.power import MethodPower, Power

SHARES = ("seen", "shown", "half", "held", "refused")


def of_power(answer: Power) -> dict[str, Any]:
    """Return the design, its size, and what each method would say of it."""
    return {
        "lists": {one.name: one.share for one in answer.design.agencies},
        "referrals": [asdict(one) for one in answer.design.referrals],
        "spread": answer.design.spread,
        "out_of_reach": answer.design.out_of_reach,
        **_of_divisions(answer.design.divisions),
        "children": answer.size.children,
        "known": answer.size.known,
        "hidden": answer.size.hidden,
        "repeats": answer.repeats,
        "methods": [asdict(one) | {"reasons": list(one.reasons)} for one in answer.methods],
    }


def _of_divisions(divisions: Divisions) -> dict[str, Any]:
    """Return the areas and groups of a design, and how well they are found, if it has any."""
    if not divisions.asked:
        return {}
    return {
        "areas": {one.name: one.share for one in divisions.areas},
        "groups": {one.name: one.share for one in divisions.groups},
        "finds": {one.name: one.times for one in divisions.finds},
    }


def told(answer: Power) -> dict[str, Any]:
    """Return the same with its sentence first."""
    return {"sentence": power_wording.sentence(answer), **of_power(answer)}


def rows(answer: Power) -> list[dict[str, Any]]:
    """Return a row for each method, with the interval of each share beside it."""
    return [_row(one, answer) for one in answer.methods]


def _row(one: MethodPower, answer: Power) -> dict[str, Any]:
    shares: dict[str, Any] = {}
    for name in SHARES:
        share = getattr(one, name)
        shares |= {
            name: share.share,
            f"{name}_lower": share.lower,
            f"{name}_upper": share.upper,
        }
    return {
        "method": one.method,
        "children": answer.size.children,
        "known": round(answer.size.known, 1),
        "hidden": round(answer.size.hidden, 1),
        **shares,
        "hidden_low": one.low,
        "hidden_middle": one.middle,
        "hidden_high": one.high,
        "repeats": answer.repeats,
        "reasons": " ".join(one.reasons),
    }
