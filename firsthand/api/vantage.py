"""The day as of which the API answers: the one asked for, or today."""

import re
from datetime import date
from typing import Annotated

from django.utils import timezone
from ninja import Query
from ninja.errors import HttpError
from pydantic import BeforeValidator, WithJsonSchema


def in_iso_form(given: object) -> object:
    """Refuse a number, which would else be taken for seconds since 1970."""
    if isinstance(given, str) and not ISO.fullmatch(given):
        raise ValueError(f"{given!r} is no date. Needed: year-month-day, such as 2014-07-01")
    return given


ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
MEANING = "Show only what was public on this day, such as 2014-07-01; default: today."
# Else the description would allow the word 'null' in an address.
DATE = WithJsonSchema({"type": "string", "format": "date", "description": MEANING})
IsoDay = Annotated[date | None, BeforeValidator(in_iso_form), DATE]
AsOf = Annotated[IsoDay, Query(None, description=MEANING)]


def day(given: date | None) -> date:
    """Return the day asked for, or today; refuse a day that has not come."""
    today = timezone.localdate()
    if given is not None and given > today:
        raise HttpError(
            422, f"as_of {given} is in the future. Needed: {today} or an earlier day."
        )
    return given or today
