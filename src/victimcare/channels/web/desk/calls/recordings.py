"""Recordings: messages left on the line and recorded conversations, to play and to summarise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import structlog
from csp.constants import SELF
from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.ui import form_versions, pages
from victimcare.channels.web.ui.form_versions import VersionedForm
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.sounds import answer_sound
from victimcare.rules.errors import StaleVersion
from victimcare.services.access import Act
from victimcare.services.calls import conversation_recordings, recording_playback
from victimcare.services.calls.conversation_recordings import RecordingKind
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.sealing import Unopened
from victimcare.wording import say

# The list of recorded conversations and messages, with how long each is kept.

_KINDS = (RecordingKind.CONVERSATION, RecordingKind.VOICEMAIL)


@require_safe
@desk_page(Act.WORK_TASK)
def list_recordings(request: Request) -> HttpResponse:
    """List recordings. An invalid kind or position falls back to the first. This page plays nothing."""
    asked, place = request.GET.get("kind", ""), request.GET.get("start", "")
    kind = RecordingKind(asked) if asked in set(RecordingKind) else RecordingKind.CONVERSATION
    start = int(place) if place.isascii() and place.isdigit() and len(place) < 7 else 0
    found = conversation_recordings.list_recordings(actor=request.actor, kind=kind, start=start, now=request.now)
    context = {
        "found": found,
        "kinds": [(say(f"recordings-{each}"), _recordings_address(each), each is kind) for each in _KINDS],
        "kept": say(f"recordings-kept-{kind}", days=found.keeps[kind].days),
        "newest": _recordings_address(kind) if start else "",
        "older": _recordings_address(kind, start + conversation_recordings.RECORDINGS_PER_PAGE)
        if found.has_more
        else "",
        "words": staff_words,
    }
    return show_page(request, "recordings", context, tab="more")


def _recordings_address(kind: RecordingKind, start: int = 0) -> str:
    return f"{reverse('desk:recordings')}?{urlencode({'kind': kind, **({'start': start} if start else {})})}"


class RecordingSummaryForm(VersionedForm):
    """Takes a summary of the recording in the listener's words."""

    summary = forms.CharField(
        label=say("voicemail-summary"),
        help_text=say("voicemail-summary.hint"),
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": say("voicemail-summary-needed")},
    )


class HoldRecordingForm(Form):
    """Asks why the recording must not be deleted."""

    reason = forms.CharField(
        label=say("voicemail-hold-reason"),
        max_length=500,
        error_messages={"required": say("voicemail-hold-reason-needed")},
    )


log = structlog.get_logger(__name__)


@require_safe
@desk_page(Act.WORK_TASK)
def show_recording(request: Request, sound_id: UUID) -> HttpResponse:
    """Show one recording. A missing one and a colleague's look the same. Nothing plays until play is pressed."""
    return _render_recording(request, sound_id)


@require_safe
@desk_page(Act.WORK_TASK)
def play_recording(request: Request, sound_id: UUID) -> HttpResponse:
    """Return the sound, or a part of it."""
    try:
        length = recording_playback.recording_length(actor=request.actor, sound_id=sound_id)
        return answer_sound(request, length, _played(request, sound_id))
    except Unopened as problem:
        log.exception("calls.sound_not_opened", sound=str(sound_id), error=type(problem).__name__)
        return pages.answer_not_found(request)


@require_POST
@desk_page(Act.WORK_TASK)
def save_recording_summary(request: Request, sound_id: UUID) -> HttpResponse:
    form = RecordingSummaryForm(request.POST)
    if not form.is_valid():
        return _render_recording(request, sound_id, heard_form=form)
    try:
        return _do_and_return(
            request,
            sound_id,
            lambda: recording_playback.record_listening(
                actor=request.actor, sound_id=sound_id, now=request.now, **form.cleaned_data
            ),
        )
    except StaleVersion:
        return _render_recording(request, sound_id, heard_form=form, is_overtaken=True)


@require_POST
@desk_page(Act.HOLD_SOUND)
def hold_recording(request: Request, sound_id: UUID) -> HttpResponse:
    form = HoldRecordingForm(request.POST)
    if not form.is_valid():
        return _render_recording(request, sound_id, hold_form=form)
    reason = form.cleaned_data["reason"]
    return _do_and_return(
        request,
        sound_id,
        lambda: recording_playback.hold_recording(
            actor=request.actor, sound_id=sound_id, reason=reason, now=request.now
        ),
    )


@require_POST
@desk_page(Act.HOLD_SOUND)
def release_recording(request: Request, sound_id: UUID) -> HttpResponse:
    return _do_and_return(
        request,
        sound_id,
        lambda: recording_playback.release_recording(actor=request.actor, sound_id=sound_id, now=request.now),
    )


def _do_and_return(request: Request, sound_id: UUID, act: Callable[[], None]) -> HttpResponse:
    act()
    return HttpResponseRedirect(reverse("desk:sound-page", args=[sound_id]), status=303)


def _render_recording(
    request: Request,
    sound_id: UUID,
    *,
    heard_form: RecordingSummaryForm | None = None,
    hold_form: HoldRecordingForm | None = None,
    is_overtaken: bool = False,
) -> HttpResponse:
    """`is_overtaken`: a colleague saved a summary after this form was loaded."""
    shown = recording_playback.load_recording(actor=request.actor, sound_id=sound_id, now=request.now)
    if shown is None:
        return pages.answer_not_found(request)
    stands = RecordingSummaryForm(initial={"summary": shown.summary, "after": shown.version})
    both = (
        form_versions.rebase_typed(heard_form, stands, shown.version)
        if heard_form is not None and is_overtaken
        else None
    )
    context: dict[str, Any] = {
        "sound": shown,
        "safe_of": (plan_summaries.VICTIM, shown.victim),
        "words": staff_words,
        "both": both,
        "heard_form": heard_form or stands,
        "hold_form": hold_form or HoldRecordingForm(),
    }
    answer = show_page(request, "voicemail", context, tab="tasks")
    answer._csp_update = {"media-src": [SELF]}  # type: ignore[attr-defined]
    return answer


def _played(request: Request, sound_id: UUID) -> Callable[[int, int], bytes]:
    def played(start: int, count: int) -> bytes:
        return recording_playback.play_recording(
            actor=request.actor, sound_id=sound_id, start=start, count=count, now=request.now
        )

    return played
