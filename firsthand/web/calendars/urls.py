"""Addresses of the calendar page and its downloads."""

from django.urls import path

from firsthand.web.calendars import views

app_name = "calendars"
urlpatterns = [
    path("", views.page, name="page"),
    path(".ics", views.as_ics, name="ics"),
    path(".csv", views.as_csv, name="csv"),
]
