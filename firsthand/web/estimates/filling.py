"""Filling: the numbers of an answer as the fields of the form would hold them."""

from firsthand.domain.prevalence.estimates.worked_out import WorkedOut

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


def written(number: int | None) -> str:
    """Return a number as it would be typed."""
    return "" if number is None else str(number)
