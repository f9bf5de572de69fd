"""Addresses of the API: answers below v1, and the description of them all."""

from django.urls import path
from ninja.openapi.views import openapi_json

from firsthand.api.site import api

urlpatterns = [
    path("openapi.json", lambda request: openapi_json(request, api), name="openapi"),
    path("v1/", api.urls),
]
