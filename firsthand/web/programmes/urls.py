"""Addresses of the programmes pages."""

from django.urls import path

from firsthand.web.programmes import views

app_name = "programmes"
urlpatterns = [
    path("", views.page, name="page"),
    path("/inspectors.csv", views.invented, name="invented"),
    path("/<int:number>", views.job, name="job"),
    path("/<int:number>/replan", views.replan, name="replan"),
    path("/<int:number>/plan.csv", views.as_csv, name="csv"),
    path("/<int:number>/plan.xlsx", views.as_xlsx, name="xlsx"),
    path("/<int:number>/plan.json", views.as_json, name="json"),
]
