"""Addresses of the pages about the log."""

from django.urls import path

from firsthand.web.record import views

app_name = "record"
urlpatterns = [
    path("", views.page, name="page"),
    path("/log.jsonl", views.log, name="log"),
    path("/heads.jsonl", views.heads, name="heads"),
    path("/key.pem", views.key, name="key"),
]
