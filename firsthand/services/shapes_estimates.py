"""The shape of estimates on record as JSON and as rows: for commands, the API and Python."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from firsthand.domain.planning.outside.outside_frame import OutsideFrame
from firsthand.domain.planning.outside.reach import Reach
from firsthand.domain.planning.outside.theme import BesideTheme
from firsthand.domain.prevalence.estimates import wording
from firsthand.domain.prevalence.estimates.register import OnRecord
from firsthand.refdata import read

Shape = dict[str, Any]
COLUMNS = (
    *("estimate_id", "state", "known_on", "area", "la_codes", "region", "harm", "population"),
    *("from_on", "to_on", "lists", "method", "table_version", "result", "observed"),
    *("estimate", "lower", "upper", "level", "hidden", "hidden_lower", "hidden_upper"),
    *("lower_bound", "few", "withheld", "reasons", "linked", "linkage_share"),
    *("worked_out_on", "answers", "not_said", "sentence", "replaces", "replaced_by"),
    *("ended_on", "withdrawn_because"),
)


def of_on_record(one: OnRecord, places: Mapping[str, str]) -> Shape:
    """Return one estimate; what is not known or may not be told is null, and says which."""
    told, hidden = one.told, one.told.hidden
    plain = ("harm", "population", "from_on", "to_on", "method", "table_version")
    numbers = ("observed", "estimate", "lower", "upper", "level", "lower_bound")
    return {
        "estimate_id": one.estimate_id,
        "state": one.state.value,
        "known_on": one.known_on,
        "area": wording.area_named(told.area, dict(places)),
        "la_codes": list(told.area.la_codes),
        "region": told.area.region or None,
        **{name: getattr(told, name) for name in (*plain, *numbers)},
        "lists": list(told.lists),
        "result": told.result.value,
        "hidden": None if hidden is None else hidden.value,
        "hidden_lower": None if hidden is None else hidden.lower,
        "hidden_upper": None if hidden is None else hidden.upper,
        "few": list(told.few),
        "withheld": list(told.withheld),
        "reasons": list(told.reasons),
        "linked": told.linked,
        "linkage_share": told.linkage_share,
        "worked_out_on": told.worked_out_on,
        "answers": told.answers,
        "not_said": told.not_said,
        "sentence": wording.headline(told),
        "replaces": one.replaces or None,
        "replaced_by": one.replaced_by or None,
        "ended_on": one.ended_at.date() if one.ended_at else None,
        "withdrawn_because": one.reason or None,
    }


def of_authority(found: Any) -> Shape:
    """
    Return the estimates of an authority, given an `AuthorityAnswer`.

    Where none stands the list is empty, and `no_estimate_means` says what that does not say.
    """
    places = {one.la_code: one.name for one in read.authorities()}
    standing, withdrawn = found.estimates, found.estimates_withdrawn
    return {
        "estimates": [of_on_record(one, places) for one in standing],
        "estimates_withdrawn": [of_on_record(one, places) for one in withdrawn],
        "no_estimate_means": wording.none_standing(standing, withdrawn) or None,
    }


def of_beside_plan(found: Any, places: Mapping[str, str]) -> Shape:
    """Return what stands beside a plan, given a `BesidePlan`."""
    return {
        "as_of": found.as_of,
        "place": found.place,
        "sentences": list(found.sentences),
        "estimates": [_of_beside(one, places) for one in found.estimates],
        "frames": [of_frame(one) for one in found.frames],
    }


def of_beside_theme(found: BesideTheme) -> Shape:
    """Return what stands beside the areas of a theme; what is divided among none is said."""
    places = {one.la_code: one.name for one in read.authorities()}
    return {
        "estimates": [
            {
                "estimate": of_on_record(one.on_record, places),
                "areas": list(one.areas),
                "wider_area": one.wider or None,
                **of_reach(one.reach),
                "sentences": list(one.sentences),
            }
            for one in found.estimates
        ],
        "no_estimate_for": list(found.without),
        "no_estimate_means": found.none_means or None,
        "withdrawn": [of_on_record(one, places) for one in found.withdrawn],
        "frames": [of_frame(one) for one in found.frames],
    }


def of_reach(found: Reach) -> Shape:
    """Return what a frame of known children leaves out, or why that is not known."""
    return {
        "left_out": None if found.left_out is None else asdict(found.left_out),
        "seen": None if found.seen is None else asdict(found.seen),
        "seen_at_most": found.seen_at_most,
        "not_known_because": found.because or None,
    }


def of_frame(one: OutsideFrame) -> Shape:
    """Return one frame outside services."""
    return {**asdict(one), "kind": one.kind.value, "harms": list(one.harms)}


def _of_beside(one: Any, places: Mapping[str, str]) -> Shape:
    return {
        "estimate": of_on_record(one.on_record, places),
        **of_reach(one.reach),
        "chance": None if one.chance is None else asdict(one.chance),
        "chance_if_none_hidden": one.chance_if_none_hidden,
        "sentences": list(one.sentences),
        "wider_area": one.wider or None,
    }
