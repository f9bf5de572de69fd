"""Address of the door to planning."""

from django.urls import path

from firsthand.web.planning import views

app_name = "planning"
urlpatterns = [path("", views.page, name="page")]
