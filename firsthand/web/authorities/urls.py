"""Addresses of the authority pages."""

from django.urls import path

from firsthand.web.authorities import views

app_name = "authorities"
urlpatterns = [
    path("", views.all_authorities, name="list"),
    path("/<slug:code>", views.page, name="page"),
    path("/<slug:code>/harms/<slug:harm>", views.harm, name="harm"),
]
