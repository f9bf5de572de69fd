"""Addresses of estimates on the record."""

from django.urls import path

from firsthand.web.estimates import acting_views, views

app_name = "estimates"
urlpatterns = [
    path("", views.listed, name="list"),
    path("/new", acting_views.new, name="new"),
    path("/<str:estimate_id>", views.one, name="page"),
    path("/<str:estimate_id>/withdraw", acting_views.withdraw, name="withdraw"),
]
