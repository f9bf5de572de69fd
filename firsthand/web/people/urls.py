"""Addresses of the people's pages."""

from django.urls import path

from firsthand.web.people import own_views

app_name = "people"
urlpatterns = [
    path("/me", own_views.me, name="me"),
]
