"""Addresses of the page of early warning, its downloads and its funnels."""

from django.urls import path

from firsthand.web.warning import views

app_name = "warning"
urlpatterns = [
    path("", views.page, name="page"),
    path("/signals.csv", views.as_csv, name="csv"),
    path("/signals.xlsx", views.as_xlsx, name="xlsx"),
    path("/not-tested.csv", views.not_tested_csv, name="not-tested"),
    path("/funnels/<slug:indicator>", views.funnel, name="funnel"),
    path("/funnels/<slug:indicator>.csv", views.funnel_csv, name="funnel-csv"),
    path("/funnels/<slug:indicator>.xlsx", views.funnel_xlsx, name="funnel-xlsx"),
]
