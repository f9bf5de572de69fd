"""Addresses of the register of subjects."""

from django.urls import path

from firsthand.web.subjects import acting_views, views

app_name = "subjects"
urlpatterns = [
    path("", views.listed, name="list"),
    path("/<str:subject_id>", views.one, name="subject"),
    path("/<str:subject_id>/<str:move>", acting_views.act, name="act"),
]
