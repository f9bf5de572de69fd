"""Deciding: what stands against an act on estimates, whoever does it; pages show the same."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.signs import objections_to_unseen
from firsthand.domain.prevalence.estimates.acts import EstimateRecorded, EstimateWithdrawn
from firsthand.domain.prevalence.estimates.estimate import PopulationEstimate
from firsthand.domain.prevalence.estimates.numbers import objections_to_numbers
from firsthand.domain.prevalence.estimates.register import STATE_TITLES, OnRecord
from firsthand.domain.prevalence.estimates.small_counts import objections_to_words

LONGEST = 2000  # characters of a text
LONGEST_NAME = 200
NEEDED = {
    "population": ("Which children are meant is not said.", "Such as: children aged 10 to 17."),
    "method": ("The method is not named.", "Such as: log-linear models, all side by side."),
    "table_version": (
        "Nothing tells which version of the table it is of.",
        "Give the table_version that the answer names, or the day of the table.",
    ),
    "answers": ("Nobody answers for it.", "Give a name and an office; everybody reads them."),
    "not_said": ("It does not say what it leaves unsaid.", "Say it in a sentence or two."),
}


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """The authorities, regions and harms that there are."""

    la_codes: Collection[str]
    regions: Collection[str]
    harms: Collection[str]


def objections_to_recording(
    body: EstimateRecorded, known: Mapping[str, OnRecord], words: Vocabulary, *, on: date
) -> tuple[Objection, ...]:
    """Return why an estimate cannot be put on the record on a day."""
    told = body.told
    return (
        *_of_area(told, words),
        *_of_texts(told),
        *_of_lists(told),
        *_of_days(told, on),
        *objections_to_numbers(told),
        *_of_place(body, known),
    )


def objections_to_withdrawing(
    body: EstimateWithdrawn, known: Mapping[str, OnRecord]
) -> tuple[Objection, ...]:
    """Return why an estimate cannot be withdrawn."""
    return (
        *_unless_standing(known[body.estimate], "estimate"),
        *_of_text("reason", body.reason, "It does not say why.", "Say why; it stays."),
    )


def _of_area(told: PopulationEstimate, words: Vocabulary) -> Iterator[Objection]:
    area = told.area
    unknown = [code for code in area.la_codes if code not in words.la_codes]
    if unknown or len(set(area.la_codes)) < len(area.la_codes):
        yield Objection(
            rule="la_codes",
            reason=f"{unknown[0]!r} is the code of no authority."
            if unknown
            else "An authority is named twice.",
            remedy="Give three-digit codes such as 372, each once.",
        )
    if area.region and (area.la_codes or area.region not in words.regions):
        yield Objection(
            rule="region",
            reason="Authorities and a region are both given."
            if area.la_codes
            else f"{area.region!r} is no region.",
            remedy=f"Give codes of authorities, or one of: {', '.join(sorted(words.regions))}; "
            "neither means England.",
        )
    if told.harm not in words.harms:
        yield Objection(
            rule="harm",
            reason=f"{told.harm!r} is the key of no harm.",
            remedy="Give one such as child-sexual-exploitation.",
        )


def _of_texts(told: PopulationEstimate) -> Iterator[Objection]:
    for name, (reason, remedy) in NEEDED.items():
        yield from _of_text(name, getattr(told, name), reason, remedy)


def _of_text(name: str, text: str, reason: str, remedy: str) -> Iterator[Objection]:
    if not text.strip():
        yield Objection(rule=name, reason=reason, remedy=remedy)
    elif len(text) > LONGEST:
        yield Objection(
            rule=name,
            reason=f"The text has {len(text):,} characters.",
            remedy=f"Say it in at most {LONGEST:,}.",
        )
    yield from objections_to_unseen(text, rule=name)
    yield from objections_to_words(name, text)


def _of_lists(told: PopulationEstimate) -> Iterator[Objection]:
    names = [one.strip().casefold() for one in told.lists]
    if not names or not all(names) or len(set(names)) < len(names):
        yield Objection(
            rule="lists",
            reason="A list is missing, has no name, or is named twice.",
            remedy="Name the agency or the kind of each list: police, health, school.",
        )
    for name in told.lists:
        if len(name) > LONGEST_NAME:
            yield Objection(
                rule="lists",
                reason=f"The name of a list has {len(name):,} characters.",
                remedy=f"Give at most {LONGEST_NAME}.",
            )
        yield from objections_to_unseen(name, rule="lists", lines=False)
        yield from objections_to_words("lists", name)


def _of_days(told: PopulationEstimate, on: date) -> Iterator[Objection]:
    if told.to_on < told.from_on:
        yield Objection(
            rule="to_on",
            reason=f"The time ends on {told.to_on} before it begins on {told.from_on}.",
            remedy="Exchange or correct the days.",
        )
    if not told.from_on <= told.worked_out_on <= on:
        yield Objection(
            rule="worked_out_on",
            reason=f"It was worked out on {told.worked_out_on}: before the time that it is of "
            "begins, or on a day that is still to come.",
            remedy="Correct the day.",
        )


def _of_place(body: EstimateRecorded, known: Mapping[str, OnRecord]) -> Iterator[Objection]:
    if not body.replaces:
        stands = next(
            (one for one in known.values() if one.stands and one.told.same_matter(body.told)),
            None,
        )
        if stands:
            yield Objection(
                rule="replaces",
                reason=f"Estimate {stands.estimate_id} of the same children, area and time "
                "stands already.",
                remedy=f"Say that this one replaces {stands.estimate_id}; that one stays on "
                "the record.",
            )
        return
    before = known.get(body.replaces)
    if before is None:
        yield Objection(
            rule="replaces",
            reason=f"There is no estimate {body.replaces!r} to replace.",
            remedy="Give the identifier of one on the record, such as e1.",
        )
        return
    yield from _unless_standing(before, "replaces")
    if before.told.harm != body.told.harm or not before.told.area.is_the(body.told.area):
        yield Objection(
            rule="replaces",
            reason=f"Estimate {body.replaces} is of another harm or another area.",
            remedy="Replace one of the same harm and area, or none.",
        )


def _unless_standing(one: OnRecord, rule: str) -> Iterator[Objection]:
    if not one.stands:
        yield Objection(
            rule=rule,
            reason=f"Estimate {one.estimate_id} stands no more "
            f"({STATE_TITLES[one.state].lower()}).",
            remedy="Nothing more can be done with it.",
        )
