"""Addresses of the guide."""

from django.urls import path

from firsthand.web.guide import views

app_name = "guide"
urlpatterns = [
    path("", views.page, name="page"),
    path("/accessibility", views.accessibility, name="accessibility"),
]
