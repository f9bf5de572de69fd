"""Addresses of the pages of thematic inspections."""

from django.urls import path

from firsthand.web.thematic import views

app_name = "thematic"
urlpatterns = [
    path("", views.page, name="page"),
    path("/areas.csv", views.as_csv, name="csv"),
    path("/results", views.results, name="results"),
]
