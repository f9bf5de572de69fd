"""The API as a whole: its description, and how it says that there is no answer."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser
from ninja.types import DictStrAny

from firsthand.api import (
    authorities,
    calendars,
    charts,
    depth,
    draws,
    estimates,
    evidence,
    failing,
    grade_model,
    hidden,
    inspections,
    log,
    picture,
    programmes,
    published,
    signals,
    sources,
    thematic,
    triage,
    under_way,
    unseen,
    vocabulary,
)
from firsthand.domain.common.refusal import Refused
from firsthand.domain.reference.unknown import Unknown

DESCRIPTION = """
What published inspection of children's services in England really looked at, authority by
authority, and how to plan an inspection that would find what it did not. Every answer is as of
a day (`as_of`), names its source, and says why something is not known. Silence in a report does
not prove that nobody looked. Plans can be sent; nothing published can be changed.
Inspections under way are told to those who take part in them, with the session of the pages;
what a restricted piece of evidence says is told on its page alone.
What a page of another web site sends through a browser is refused with 403.
"""


class NoObject(HttpError):
    """A body was sent that is JSON, but no object."""

    def __init__(self) -> None:
        """Say what is needed."""
        super().__init__(
            422, "The body is no JSON object. Send one, with names as /api/openapi.json has."
        )


class Objects(Parser):
    """A reader of bodies that takes JSON objects, as every question that is sent is one."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """Return the object that was sent, or refuse another value in words."""
        found = super().parse_body(request)
        if not isinstance(found, dict):
            raise NoObject
        return found


class Described(NinjaAPI):
    """An API whose description is worked out once, as it stays while the program runs."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the description for addresses that begin so."""
        begin = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
        return self._described(begin)

    @cache  # noqa: B019 - there is one such API for as long as the program runs
    def _described(self, begin: str) -> OpenAPISchema:
        return super().get_openapi_schema(path_prefix=begin)


# The documentation page of the library loads scripts of another host, so there is none.
api = Described(
    title="Firsthand",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="api",
    parser=Objects(),
)
api.add_router("/picture", picture.router)
api.add_router("/authorities", authorities.router)
# Before the facts of one inspection, whose identifier may be any word.
api.add_router("/inspections/under-way", under_way.router)
api.add_router("/inspections", inspections.router)
api.add_router("/inspections", evidence.router)
api.add_router("/sources", sources.router)
api.add_router("/published", published.router)
api.add_router("/depth", depth.router)
api.add_router("/draws", draws.router)
api.add_router("/programmes", programmes.router)
api.add_router("/thematic", thematic.router)
api.add_router("/calendar", calendars.router)
api.add_router("/hidden", hidden.router)
api.add_router("/unseen", unseen.router)
# The record before the signals themselves, whose identifiers may be any word.
api.add_router("/signals", triage.router)
api.add_router("/signals", signals.router)
api.add_router("/charts", charts.router)
api.add_router("/funnels", charts.funnels)
api.add_router("/failing", failing.router)
api.add_router("/backtest", failing.tested)
api.add_router("/grade-model", grade_model.router)
api.add_router("/estimates", estimates.router)
api.add_router("/log", log.router)
api.add_router("", vocabulary.router)


@api.exception_handler(Unknown)
def unknown(request: HttpRequest, error: Unknown) -> HttpResponse:
    """Answer 404 with what was given, what is needed and what comes near."""
    told = {"problem": str(error), "suggestions": list(error.suggestions)}
    return api.create_response(request, told, status=404)


@api.exception_handler(Refused)
def not_done(request: HttpRequest, error: Refused) -> HttpResponse:
    """Answer 422 with every reason and what would remove it."""
    told = {
        "problem": str(error),
        "suggestions": [objection.remedy for objection in error.objections],
    }
    return api.create_response(request, told, status=422)


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer with the reason in the same shape as every problem."""
    own = error.__cause__ if isinstance(error.__cause__, NoObject) else error
    told = {"problem": str(own), "suggestions": []}
    return api.create_response(request, told, status=own.status_code)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer 422 and name each parameter that cannot be understood."""
    reasons = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors)
    told = {"problem": f"The request cannot be understood. {reasons}.", "suggestions": []}
    return api.create_response(request, told, status=422)
