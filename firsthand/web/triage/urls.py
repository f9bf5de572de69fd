"""Addresses of the record of signals."""

from django.urls import path

from firsthand.web.triage import acting_views, views

app_name = "triage"
urlpatterns = [
    path("triage", views.on_record, name="list"),
    path("<str:signal_id>", views.one, name="signal"),
    path("<str:signal_id>/<str:move>", acting_views.act, name="act"),
]
