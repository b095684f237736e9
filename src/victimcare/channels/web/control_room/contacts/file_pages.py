"""Serves what was drawn from a file, and text as text. The file as it came leaves by no page."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from victimcare.channels.web.control_room.room_pages import room_page
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.control_room.contacts import room_files

_TEXT_NAME = "text.txt"  # never the sender's name for it


@require_safe
@room_page(Act.WORK_CONTACT)
def show_file_page(request: Request, file_id: UUID, page: int) -> HttpResponse:
    """One page of a picture or PDF, as it was drawn anew."""
    picture = room_files.open_file_page(actor=request.actor, file_id=file_id, page=page, now=request.now)
    return _respond(picture, "image/jpeg", "inline")


@require_safe
@room_page(Act.WORK_CONTACT)
def give_file_text(request: Request, file_id: UUID) -> HttpResponse:
    """A text file, to be saved."""
    text = room_files.open_file_text(actor=request.actor, file_id=file_id, now=request.now)
    return _respond(text.encode(), "text/plain; charset=utf-8", f'attachment; filename="{_TEXT_NAME}"')


def _respond(content: bytes, content_type: str, disposition: str) -> HttpResponse:
    headers = {
        "Content-Disposition": disposition,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)
