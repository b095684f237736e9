"""Recorded conversations and messages on the line, as a list: until when each is kept."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.calls import conversation_recordings
from victimcare.services.calls.conversation_recordings import SoundKind
from victimcare.wording import say

_KINDS = (SoundKind.CONVERSATION, SoundKind.VOICEMAIL)


@require_safe
@page(Act.WORK_TASK)
def listed(request: Request) -> HttpResponse:
    """A kind or a place that is none is the first. Nothing is heard here."""
    asked, place = request.GET.get("kind", ""), request.GET.get("start", "")
    kind = SoundKind(asked) if asked in set(SoundKind) else SoundKind.CONVERSATION
    start = int(place) if place.isascii() and place.isdigit() and len(place) < 7 else 0
    found = conversation_recordings.list_recordings(actor=request.actor, kind=kind, start=start, now=request.now)
    context = {
        "found": found,
        "kinds": [(say(f"recordings-{each}"), _href(each), each is kind) for each in _KINDS],
        "kept": say(f"recordings-kept-{kind}", days=found.keeps[kind].days),
        "newest": _href(kind) if start else "",
        "older": _href(kind, start + conversation_recordings.RECORDINGS_PER_PAGE) if found.has_more else "",
        "words": said,
    }
    return show(request, "recordings", context, tab="more")


def _href(kind: SoundKind, start: int = 0) -> str:
    return f"{reverse('desk:recordings')}?{urlencode({'kind': kind, **({'start': start} if start else {})})}"
