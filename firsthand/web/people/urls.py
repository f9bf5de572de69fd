"""Addresses of the people's pages."""

from django.urls import path

from firsthand.web.people import own_views, views

app_name = "people"
urlpatterns = [
    path("", views.people, name="list"),
    path("/add", views.add, name="add"),
    path("/me", own_views.me, name="me"),
    path("/me/end-sessions", own_views.end_sessions, name="end-sessions"),
    path("/me/link", own_views.declare_own, name="declare-own"),
    path("/<str:code>", views.person, name="person"),
    path("/<str:code>/role", views.give_role, name="give-role"),
    path("/<str:code>/take-role", views.take_role, name="take-role"),
    path("/<str:code>/close", views.close, name="close"),
    path("/<str:code>/reopen", views.reopen, name="reopen"),
    path("/<str:code>/reset", views.reset, name="reset"),
    path("/<str:code>/link", views.declare_link, name="declare-link"),
]
