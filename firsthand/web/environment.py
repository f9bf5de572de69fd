"""The language of the templates: GOV.UK macros, words for values, links that keep the date."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from firsthand.domain.assurance import wording
from firsthand.domain.assurance.state import NOT_READ
from firsthand.domain.common import words
from firsthand.domain.people.link import LINK_TITLES
from firsthand.domain.people.role import TITLES as ROLE_TITLES
from firsthand.domain.reference import names
from firsthand.domain.surveillance.charting.flags import FLAGS
from firsthand.refdata import read
from firsthand.web import figures


def called(table: Mapping[str, str]) -> Callable[[str | None], str]:
    """Return a filter that looks a key up in `table`, and else says the key in words."""
    return lambda key: table.get(key or "", words.plain(key))


def breakable(text: str) -> Markup:
    """Let a long file name or hash break across lines after its separators."""
    marked = str(escape(text))
    for mark in "_-./":
        marked = marked.replace(mark, mark + "<wbr>")
    return Markup(marked)


def framework_name(key: str | None) -> str:
    """Return the short name of a dated version: 'ILACS (2023)'."""
    family, _, year = (key or "").partition("-")
    for framework in read.frameworks():
        if framework.key == key:
            family, year = framework.family, str(framework.from_on.year)
    short = names.SHORT_FAMILIES.get(family, words.plain(family))
    return f"{short} ({year})" if year else short


def moment(value: datetime) -> str:
    """Return a moment as people here tell it: 'on 2 March 2026 at 09:05'."""
    local = timezone.localtime(value)
    return f"on {words.day(local.date())} at {local:%H:%M}"


def sentence(text: str) -> str:
    """Return a text that somebody typed as it stands at the beginning of a line."""
    return text[:1].upper() + text[1:]


FILTERS = {
    "moment": moment,
    "figure": figures.shown,
    "flag_name": called(FLAGS),
    "percent": figures.percent,
    "day": words.day,
    "short_day": words.short_day,
    "month": words.month,
    "age": words.age,
    "pages": words.pages,
    "period": words.period,
    "plain": words.plain,
    "sentence": sentence,
    "breakable": breakable,
    "framework_name": framework_name,
    "source_title": names.title_in_words,
    "kind_name": called(names.KINDS),
    "family_name": called(names.FAMILIES),
    "area_name": called(names.AREAS),
    "field_name": called(names.FIELDS),
    "asked_name": called(names.ASKED),
    "basis_name": called(names.BASES),
    "licence_name": called(names.LICENCES),
}


def environment(**options: Any) -> Environment:
    """Return the Jinja environment that settings.TEMPLATES names."""
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    options["loader"] = ChoiceLoader([options["loader"], macros])
    # Django passes autoescape=True among the options.
    made = Environment(**options, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(FILTERS)
    made.globals.update(static=static, link=link, query=query, counted=words.counted)
    made.globals.update(
        state_titles={
            **{state.value: told.title for state, told in wording.STATES.items()},
            NOT_READ: wording.NOT_READ_YET.title,
        },
        state_words={state.value: told for state, told in wording.STATES.items()},
        wording=wording,
    )
    made.globals.update(
        second_factor_off=lambda: not settings.SECOND_FACTOR,
        oidc_name=lambda: settings.OIDC_NAME,
        tries_of_a_password=settings.AXES_FAILURE_LIMIT,
        role_titles=ROLE_TITLES,
        link_titles=LINK_TITLES,
    )
    return made


@pass_context
def link(context: Context, name: str, *args: str, **parameters: object) -> str:
    """Return the address of a page as of the date that the reader chose, if one was chosen."""
    chosen = as_of_given(context)
    kept = {"as_of": chosen} if chosen else {}
    return with_query(address(name, args), {**kept, **parameters})


@lru_cache(maxsize=8192)
def address(name: str, args: tuple[str, ...]) -> str:
    """Return the path of a page; a page of 153 authorities asks for hundreds of them."""
    return reverse(name, args=args)


@pass_context
def query(context: Context, **changes: object) -> str:
    """Return this page's own address with some of its parameters changed; None drops one."""
    request = context["request"]
    return with_query(request.path, {**request.GET.dict(), **changes})


def as_of_given(context: Context) -> str | None:
    """Return the date in this page's address, or None when the page shows today."""
    request = context.get("request")
    given: date | None = getattr(request, "as_of_given", None)
    return given.isoformat() if given else None


def with_query(path: str, parameters: dict[str, object]) -> str:
    """Return `path` with the parameters that have a value."""
    present = {key: value for key, value in parameters.items() if value not in (None, "")}
    return f"{path}?{urlencode(present)}" if present else path
