"""Filling: an answer, or an earlier estimate, as the fields of the form would hold them."""

from firsthand.domain.prevalence.estimates.register import OnRecord
from firsthand.domain.prevalence.estimates.worked_out import WorkedOut
from firsthand.refdata import read

NUMBERS = ("observed", "estimate", "lower", "upper", "lower_bound")


def filled_from(worked: WorkedOut) -> dict[str, str]:
    """Return what to put into the fields of the form; nothing known is an empty field."""
    found = {name: written(getattr(worked, name)) for name in NUMBERS}
    share = worked.linkage_share
    return found | {
        "lists": "\n".join(worked.lists),
        "method": worked.method,
        "table_version": worked.table_version,
        "result": worked.result.value,
        "level": f"{worked.level * 100:g}",
        "reasons": "\n".join(worked.reasons),
        "linked": "on" if worked.linked else "",
        "linkage_share": "" if share is None else f"{share * 100:g}",
    }


def meant_by(before: OnRecord) -> dict[str, str]:
    """Return whom and when an estimate on the record means, for one that supersedes it."""
    told, names = before.told, {one.la_code: one.name for one in read.authorities()}
    return {
        "la_codes": "\n".join(names.get(code, code) for code in told.area.la_codes),
        "region": told.area.region,
        "harm": told.harm,
        "population": told.population,
        "from_on": told.from_on.isoformat(),
        "to_on": told.to_on.isoformat(),
        "replaces": before.estimate_id,
    }


def written(number: int | None) -> str:
    """Return a number as it would be typed."""
    return "" if number is None else str(number)
