"""Addresses of the depth pages."""

from django.urls import URLPattern

app_name = "depth"
urlpatterns: list[URLPattern] = []
