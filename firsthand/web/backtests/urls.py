"""Addresses of the page of the back-test."""

from django.urls import path

from firsthand.web.backtests import views

app_name = "backtests"
urlpatterns = [
    path("", views.page, name="page"),
    path("/backtest.csv", views.as_csv, name="csv"),
    path("/backtest.xlsx", views.as_xlsx, name="xlsx"),
]
