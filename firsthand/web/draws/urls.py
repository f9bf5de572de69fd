"""Addresses of the draws pages."""

from django.urls import path

from firsthand.web.draws import plan_views, recorded_views, views

app_name = "draws"
urlpatterns = [
    path("", views.page, name="page"),
    path("/check", views.check, name="check"),
    path("/save", views.save, name="save"),
    path("/plans", plan_views.plans, name="plans"),
    path("/plans/new", plan_views.new, name="new-plan"),
    path("/plans/<str:plan_id>", plan_views.plan, name="plan"),
    path("/recorded", recorded_views.recorded_draws, name="all-recorded"),
    path("/recorded/<str:draw_id>", recorded_views.recorded, name="recorded"),
]
