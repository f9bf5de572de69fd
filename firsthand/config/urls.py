"""Addresses of the site."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("firsthand.web.england.urls")),
    path("authorities", include("firsthand.web.authorities.urls")),
    path("inspections/", include("firsthand.web.inspections.urls")),
    path("published", include("firsthand.web.published.urls")),
    path("sources", include("firsthand.web.publications.urls")),
    path("record", include("firsthand.web.record.urls")),
    path("guide", include("firsthand.web.guide.urls")),
    path("plan", include("firsthand.web.planning.urls")),
    path("plan/depth", include("firsthand.web.depth.urls")),
    path("plan/draw", include("firsthand.web.draws.urls")),
    path("plan/programme", include("firsthand.web.programmes.urls")),
    path("plan/calendar", include("firsthand.web.calendars.urls")),
    path("plan/thematic", include("firsthand.web.thematic.urls")),
    path("unseen", include("firsthand.web.unseen.urls")),
    path("hidden", include("firsthand.web.hidden.urls")),
    # Before the record of signals, whose identifiers may be any word.
    path("signals", include("firsthand.web.warning.urls")),
    path("signals/", include("firsthand.web.triage.urls")),
    path("estimates", include("firsthand.web.estimates.urls")),
    path("failing", include("firsthand.web.failing.urls")),
    path("backtest", include("firsthand.web.backtests.urls")),
    path("grades-over-time", include("firsthand.web.histories.urls")),
    path("subjects", include("firsthand.web.subjects.urls")),
    path("api/", include("firsthand.api.urls")),
    path("inspect", include("firsthand.web.inspecting.offline_urls")),
    path("inspect", include("firsthand.web.inspecting.urls")),
    path("people", include("firsthand.web.people.urls")),
    path("", include("firsthand.web.people.sign_in_urls")),
]

handler400 = "firsthand.web.trouble.bad_request"
handler500 = "firsthand.web.trouble.server_error"
