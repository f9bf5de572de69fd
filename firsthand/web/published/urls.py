"""Addresses of the published inspections."""

from django.urls import path

from firsthand.web.published import views

app_name = "published"
urlpatterns = [
    path("", views.all_published, name="list"),
    path("/<slug:inspection_id>", views.page, name="page"),
    path("/<slug:inspection_id>.pdf", views.pdf, name="pdf"),
    path("/<slug:inspection_id>.json", views.plain, name="json"),
]
