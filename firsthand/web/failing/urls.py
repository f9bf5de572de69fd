"""Addresses of the page of the probability of serious failure."""

from django.urls import path

from firsthand.web.failing import views

app_name = "failing"
urlpatterns = [
    path("", views.page, name="page"),
    path("/failing.csv", views.as_csv, name="csv"),
    path("/failing.xlsx", views.as_xlsx, name="xlsx"),
]
