"""Addresses of the page of what may be unseen."""

from django.urls import path

from firsthand.web.unseen import views

app_name = "unseen"
urlpatterns = [
    path("", views.page, name="page"),
    path("/unseen.csv", views.as_csv, name="csv"),
]
