"""Addresses of the pages of hidden numbers and of the power of a study."""

from django.urls import path

from firsthand.web.hidden import power_views, views

app_name = "hidden"
urlpatterns = [
    path("", views.page, name="page"),
    path("/power", power_views.page, name="power"),
    path("/power.csv", power_views.as_csv, name="power-csv"),
    path("/published/<str:key>", views.published, name="published"),
    path("/published/<str:key>/<str:what>", views.published_file, name="published-file"),
    path("/answers/<str:name>", views.handed_in, name="handed-in"),
    path("/answers/<str:name>/<str:what>", views.handed_in_file, name="handed-in-file"),
]
