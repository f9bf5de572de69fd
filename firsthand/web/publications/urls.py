"""Addresses of the sources pages."""

from django.urls import path

from firsthand.web.publications import views

app_name = "publications"
urlpatterns = [
    path("", views.all_sources, name="list"),
    path("/<slug:source_id>", views.page, name="page"),
]
