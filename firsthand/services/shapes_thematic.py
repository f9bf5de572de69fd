"""The shapes of thematic inspections and national estimates as JSON."""

from typing import Any

from firsthand.domain.planning.programme.arm_results import NationalEstimate
from firsthand.domain.planning.programme.thematic_results import Together
from firsthand.stats.intervals import Interval

Shape = dict[str, Any]


def of_choice(found: Any) -> Shape:
    """Return the areas chosen, given a `ThematicAnswer`."""
    return {
        "as_of": found.as_of,
        "harm": found.harm,
        "design": found.choice.design.value,
        "seed": found.choice.seed,
        "how_chosen": found.choice.words,
        "areas": [
            {
                "la_code": one.area.la_code,
                "authority": one.area.authority,
                "region": one.area.region,
                "stratum": one.stratum,
                "children": one.area.children,
                "inclusion_probability": one.inclusion_probability,
            }
            for one in found.choice.chosen
        ],
        "inclusion_probability": dict(found.choice.inclusion_probability),
    }


def of_together(found: Together) -> Shape:
    """Return the areas pooled, how they differ, and when not to believe it."""
    return {
        "share": found.share,
        "interval": of_interval(found.interval),
        "another_area": of_interval(found.another_area),
        "between_areas": {
            "variance_of_logits": found.pooled.between,
            "interval": of_interval(found.pooled.between_interval),
            "not_chance": found.pooled.inconsistency,
            "heterogeneity": found.pooled.heterogeneity,
            "chance_if_alike": found.pooled.heterogeneity_p,
        },
        "areas": [
            {
                "area": one.result.area,
                "found": one.result.found,
                "read": one.result.read,
                "share": one.share,
                "interval": of_interval(one.interval),
                "chance_if_like_the_others": one.chance,
                "stands_out": one.stands_out,
            }
            for one in found.areas
        ],
        "sentences": list(found.sentences),
        "checks": list(found.checks),
    }


def of_estimate(found: NationalEstimate) -> Shape:
    """Return the national share, its interval and on what it rests."""
    told = found.estimate
    return {
        "share": told.share,
        "interval": of_interval(told.interval),
        "authorities_expected": told.total,
        "authorities": told.population,
        "visits": told.drawn,
        "standard_error": told.standard_error,
        "effective_visits": told.effective_size if told.effective_size < 1e9 else None,
        "sentence": found.sentence,
        "checks": list(found.checks),
    }


def of_interval(interval: Interval) -> list[float]:
    """Return the two ends of an interval."""
    return [interval.lower, interval.upper]
