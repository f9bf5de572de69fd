"""The vantage point: each page shows what was public on the day in its address, or today."""

import re
from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from firsthand.domain.common import words

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
NUMBERS = re.compile(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})")
IN_WORDS = re.compile(r"(\d{1,2}) ([A-Za-z]+),? (\d{4})")


class Vantage:
    """Middleware that sets `request.as_of`, and answers 422 to a date that cannot be used."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the site."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Read the date, then let the page answer."""
        if request.path.startswith(("/api/", "/static/")):
            return self.get_response(request)
        request.today = timezone.localdate()
        request.as_of = request.today
        request.as_of_given = None
        if given := request.GET.get("as_of", "").strip():
            chosen = understood(given)
            if objection := objection_to(given, chosen, today=request.today):
                context = {"given": given, "objection": objection}
                return render(request, "date-problem.html", context, status=422)
            request.as_of = request.as_of_given = chosen
        return self.get_response(request)


def understood(given: str) -> date | None:
    """Return the date meant by '2014-07-01', '1/7/2014' or '1 July 2014'; None when unclear."""
    text = " ".join(given.split())
    if found := ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := NUMBERS.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := IN_WORDS.fullmatch(text):
        day, year = int(found[1]), int(found[3])
        month = month_named(found[2])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_named(word: str) -> int:
    """Return the number of the month called or shortened to `word`, 0 when there is none."""
    for number, name in enumerate(words.MONTHS, start=1):
        if len(word) >= 3 and name.lower().startswith(word.lower()):
            return number
    return 0


def objection_to(given: str, chosen: date | None, *, today: date) -> str | None:
    """Return why the page cannot be shown as of this date, in words that say what to do."""
    if chosen is None:
        return (
            f"“{given[:40]}” is not a date that we understand. "
            f"Enter a real date, such as {today.isoformat()} or {words.day(today)}"
        )
    if chosen > today:
        return (
            f"{words.day(chosen)} is in the future: nobody can know yet what will be public "
            f"then. Enter today, {words.day(today)}, or an earlier date"
        )
    return None
