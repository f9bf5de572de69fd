"""Addresses of what the scripts that work offline ask for, below /inspect."""

from django.urls import path

from firsthand.web.inspecting import offline_views

app_name = "offline"
urlpatterns = [
    path("/sw.js", offline_views.worker, name="worker"),
    path("/token", offline_views.token, name="token"),
]
