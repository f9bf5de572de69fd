"""Rules of publishing that are data: which numbers are too small, how long assurance lasts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class PublishingRule:
    """One number that publications go by, what it means, and who says so."""

    key: str
    value: int
    words: str
    source: str
    status: str


@dataclass(frozen=True, kw_only=True)
class PublishingRules:
    """The numbers that publications go by."""

    small_count: PublishingRule
    current_years: PublishingRule


def rules_of(found: Mapping[str, PublishingRule]) -> PublishingRules:
    """Return the rules, or refuse a number below 1."""
    for rule in found.values():
        if rule.value < 1:
            raise ValueError(f"{rule.key} is {rule.value}; it must be 1 or more")
    return PublishingRules(
        small_count=found["small_count"], current_years=found["current_years"]
    )


def people(number: int | None, rules: PublishingRules) -> dict[str, Any]:
    """
    Return a number of people as the public may see it: 'fewer than 5' where it is small.

    `number` is None where it is withheld or not recorded; `said` is always there.
    """
    if number is None:
        return {"number": None, "said": "not recorded", "because": "Nobody recorded it."}
    least = rules.small_count.value
    if 0 < number < least:
        return {
            "number": None,
            "said": f"fewer than {least}",
            "because": "So small a number could identify people.",
        }
    return {"number": number, "said": f"{number:,}", "because": None}


def part_of(part: int | None, whole: int | None, rules: PublishingRules) -> dict[str, Any]:
    """
    Return a part and its whole; both are withheld where either, or the rest, is small.

    Else the rest would tell what was withheld.
    """
    if part is None or whole is None:
        return {"part": people(part, rules), "whole": people(whole, rules)}
    least = rules.small_count.value
    small = any(0 < one < least for one in (part, whole, whole - part))
    if not small:
        return {"part": people(part, rules), "whole": people(whole, rules)}
    told = {
        "number": None,
        "said": "withheld",
        "because": f"The number, or the rest, is below {least} and could identify people.",
    }
    return {"part": told, "whole": people(whole, rules)}
