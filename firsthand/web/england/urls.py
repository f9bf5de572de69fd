"""Addresses of the England page and its downloads."""

from django.urls import path

from firsthand.web.england import views

app_name = "england"
urlpatterns = [
    path("", views.page, name="page"),
    path("picture.csv", views.as_csv, name="csv"),
    path("picture.xlsx", views.as_xlsx, name="xlsx"),
]
