"""Addresses of the site."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("firsthand.web.england.urls")),
    path("authorities", include("firsthand.web.authorities.urls")),
    path("inspections/", include("firsthand.web.inspections.urls")),
    path("sources", include("firsthand.web.publications.urls")),
    path("guide", include("firsthand.web.guide.urls")),
    path("api/", include("firsthand.api.urls")),
]
