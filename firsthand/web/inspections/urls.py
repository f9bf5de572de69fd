"""Addresses of the inspection pages."""

from django.urls import path

from firsthand.web.inspections import views

app_name = "inspections"
urlpatterns = [path("<slug:inspection_id>", views.page, name="page")]
