"""Addresses of the depth pages."""

from django.urls import path

from firsthand.web.depth import views

app_name = "depth"
urlpatterns = [
    path("", views.page, name="page"),
    path("/groups.csv", views.groups_csv, name="groups"),
    path("/cases.csv", views.cases_csv, name="cases"),
    path("/shares.csv", views.shares_csv, name="shares"),
]
