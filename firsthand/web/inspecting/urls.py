"""Addresses of the pages in which an inspection is done."""

from django.urls import path

from firsthand.web.inspecting import (
    evidence_views,
    file_views,
    room_views,
    sheet_views,
    signing_views,
    views,
    withdraw_views,
    writing_views,
)

app_name = "inspecting"
ONE = "/<str:inspection_id>"
urlpatterns = [
    path("", views.listed, name="list"),
    path("/open", views.open_one, name="open"),
    path(ONE, views.one, name="overview"),
    path(f"{ONE}/move/<str:move_key>", views.move, name="move"),
    path(f"{ONE}/team", room_views.team, name="team"),
    path(f"{ONE}/evidence", evidence_views.listed, name="evidence"),
    # The service worker knows this address: it is the one form that opens without a connection.
    path(
        f"{ONE}/evidence/new", sheet_views.sheet, {"sheet_key": "evidence"}, name="evidence-new"
    ),
    path(f"{ONE}/evidence/<str:thing>", evidence_views.piece, name="piece"),
    path(f"{ONE}/files/<str:file_id>", file_views.download, name="file"),
    path(f"{ONE}/claims", room_views.claims, name="claims"),
    path(f"{ONE}/enquiry", room_views.enquiry, name="enquiry"),
    path(f"{ONE}/findings", writing_views.findings, name="findings"),
    path(f"{ONE}/judge", writing_views.judgements, name="judging"),
    path(f"{ONE}/judge/<str:thing>", writing_views.judge, name="judge"),
    path(f"{ONE}/sign-off", signing_views.sign_off_page, name="signing"),
    path(f"{ONE}/preview", signing_views.preview, name="preview"),
    path(f"{ONE}/draft", signing_views.draft, name="draft"),
    path(f"{ONE}/record", signing_views.record, name="record"),
    path(
        f"{ONE}/withdraw/<str:sheet_key>/<str:thing>", withdraw_views.withdraw, name="withdraw"
    ),
    path(f"{ONE}/new/<str:sheet_key>", sheet_views.sheet, name="new"),
    path(f"{ONE}/change/<str:sheet_key>/<str:thing>", sheet_views.sheet, name="change"),
]
