"""What is entered of a study before it is done: its lists, and how children come onto them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.domain.prevalence.invented.design import Agency, Design, Referral, objections
from firsthand.domain.prevalence.invented.size import Wanted
from firsthand.services.study_power import MOST_LISTS, Studies

FIELDS = {
    "hidden": "100",
    "known": "",
    "spread": "0.5",
    "referrals": "",
    "studies": "200",
    "seed": "1",
}
EMPTY = ("hidden", "known", "referrals")  # what has no usual value
EXAMPLE = (("police", "0.35"), ("health", "0.3"), ("school", "0.25"))
MOST_STUDIES = 1_000
REPLICATES = 200  # resamples for the interval of each study
LONGEST = 60
# Which field an objection is about.
ABOUT = {"agencies": "name-1", "share": "share-1", "name": "name-1", "referral": "referrals"}


@dataclass(frozen=True, kw_only=True)
class PowerForm:
    """What was entered, and either the study it means or the errors by field."""

    rows: tuple[tuple[str, str], ...]
    values: Mapping[str, str]
    design: Design | None
    wanted: Wanted
    studies: Studies
    seed: int
    errors: Mapping[str, str]


def filled(given: Mapping[str, str]) -> PowerForm:
    """Return the form as it was entered, or the example before anything was."""
    rows = _rows(given)
    entered = any(name in given for name in (*FIELDS, "name-1"))
    values = {
        name: given.get(name, "").strip()[:1000] or ("" if entered and name in EMPTY else usual)
        for name, usual in FIELDS.items()
    }
    if not entered:
        rows = EXAMPLE
    errors: dict[str, str] = {}
    agencies = tuple(
        Agency(name=name, share=_share(share, f"share-{at}", errors))
        for at, (name, share) in enumerate(rows, start=1)
    )
    design = Design(
        agencies=agencies,
        referrals=_referrals(values["referrals"], errors),
        spread=_number(values["spread"] or "0.5", "spread", errors),
    )
    hidden = _whole(values["hidden"], "hidden", errors, least=1, most=1_000_000)
    known = _whole(values["known"], "known", errors, least=1, most=10_000_000)
    studies = _whole(values["studies"] or "200", "studies", errors, least=20, most=MOST_STUDIES)
    seed = _whole(values["seed"] or "1", "seed", errors, least=0, most=2**31)
    if hidden is None:
        errors.setdefault("hidden", "Enter how many children would be on no list, such as 100")
    if not errors:
        for one in objections(design):
            errors.setdefault(ABOUT.get(one.rule, one.rule), f"{one.reason} {one.remedy}")
    return PowerForm(
        rows=_padded(rows),
        values=values,
        design=None if errors else design,
        wanted=Wanted(hidden=hidden, known_at_most=known),
        studies=Studies(repeats=studies or 200, replicates=REPLICATES),
        seed=seed or 0,
        errors=errors,
    )


def _rows(given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    found = []
    for number in range(1, MOST_LISTS + 1):
        name = given.get(f"name-{number}", "").strip()[:LONGEST]
        share = given.get(f"share-{number}", "").strip()[:LONGEST]
        if name or share:
            found.append((name, share))
    return tuple(found)


def _padded(rows: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the rows with an empty one below, while there is room."""
    return (*rows, ("", "")) if len(rows) < MOST_LISTS else tuple(rows)


def _share(text: str, field: str, errors: dict[str, str]) -> float:
    """Return a share that may be written 0.35 or 35%."""
    percent = text.endswith("%")
    number = _float(text.removesuffix("%"))
    if math.isnan(number):
        errors[field] = f"“{text}” is no share. Write 0.35 or 35%"
        return 0.5
    return number / 100 if percent else number


def _number(text: str, field: str, errors: dict[str, str]) -> float:
    number = _float(text)
    if math.isnan(number):
        errors[field] = f"“{text}” is no number. Write a number such as 0.5"
        return 0.5
    return number


def _float(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan


def _whole(
    text: str, field: str, errors: dict[str, str], *, least: int, most: int
) -> int | None:
    plain = text.replace(",", "")
    if not plain:
        return None
    if not plain.isascii() or not plain.isdecimal() or not least <= int(plain[:12]) <= most:
        errors[field] = f"“{text}” cannot be. Write a whole number, {least:,} to {most:,}"
        return None
    return int(plain)


def _referrals(text: str, errors: dict[str, str]) -> tuple[Referral, ...]:
    """Return the referrals, each written police:health=0.2, with commas or lines between."""
    found = []
    for part in text.replace("\n", ",").split(","):
        if not part.strip():
            continue
        pair, _, share = part.partition("=")
        sender, _, receiver = (one.strip() for one in pair.partition(":"))
        number = _float(share.strip())
        if not sender or not receiver or math.isnan(number):
            errors["referrals"] = (
                f"“{part.strip()}” is no referral. Write sender:receiver=share, such as "
                "police:health=0.2"
            )
            return ()
        found.append(Referral(sender=sender, receiver=receiver, share=number))
    return tuple(found)
