"""Addresses of the page of what a grade is still worth."""

from django.urls import path

from firsthand.web.histories import views

app_name = "histories"
urlpatterns = [
    path("", views.page, name="page"),
    path("/chances.csv", views.as_csv, name="csv"),
    path("/chances.xlsx", views.as_xlsx, name="xlsx"),
]
