"""The communication passport (how to speak with the victim) and the tell-it-once note: pages on which staff write them
in the victim's words, with earlier versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page
from victimcare.channels.web.desk.record import record_parts
from victimcare.channels.web.ui import form_versions
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.shared_forms import PassportFields
from victimcare.rules.errors import StaleVersion
from victimcare.services.access import Act
from victimcare.services.contact import communication_passports, tell_once_notes, victim_record
from victimcare.services.contact.communication_passports import PassportContent
from victimcare.services.contact.tell_once_notes import LONGEST_TELL_ONCE_NOTE, NoteWords, NoteWriteRefused
from victimcare.wording import say


class PassportForm(PassportFields):
    manner: ClassVar[str] = "desk"

    @property
    def said(self) -> PassportContent:
        return PassportContent(**self.values)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_PASSPORT)
@after_identity_check
def edit_passport(request: Request, victim_id: UUID) -> HttpResponse:
    form = PassportForm(request.POST) if request.method == "POST" else None
    if form is None or not form.is_valid():
        return _render_passport(request, victim_id, form)
    after = form.cleaned_data["after"]
    try:
        communication_passports.write_passport(
            actor=request.actor, victim_id=victim_id, said=form.said, after=after, now=request.now
        )
    except StaleVersion:
        return _render_passport(request, victim_id, typed=form, told=say("passport-desk-written-since"))
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)


def _render_passport(
    request: Request,
    victim_id: UUID,
    form: PassportForm | None = None,
    *,
    typed: PassportForm | None = None,
    told: str = "",
) -> HttpResponse:
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    kept = communication_passports.load_passport_history(actor=request.actor, victim_id=victim_id, now=request.now)
    stands = kept.stands.said if kept.stands else None
    blank = PassportForm(initial={**PassportForm.boxes(typed.said if typed else stands), "after": kept.number})
    both = form_versions.list_differences(typed, PassportForm(initial=PassportForm.boxes(stands))) if typed else None
    context = {"kept": kept, "form": form or blank, "both": both, "told": [told] if told else []}
    return record_parts.show_record_part(request, "passport", record, context)


# The tell-it-once note, which the victim's team writes.


def _note_field(name: str) -> forms.CharField:
    return forms.CharField(
        label=say(f"tell-once-{name}"),
        help_text=say(f"tell-once-{name}.hint"),
        required=False,
        max_length=LONGEST_TELL_ONCE_NOTE,
        widget=forms.Textarea({"rows": 2}),
    )


class TellOnceForm(form_versions.VersionedForm):
    avoid = _note_field("avoid")
    needs = _note_field("needs")
    happened = _note_field("happened")
    agreed = forms.BooleanField(
        label=say("tell-once-agreed"), error_messages={"required": say("tell-once-agreed-needed")}
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"agreed": {"classes": "govuk-checkboxes--small"}}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and self.words == NoteWords():
            self.add_error("avoid", say("tell-once-words-needed"))
        return cleaned

    @property
    def words(self) -> NoteWords:
        typed = self.cleaned_data
        return NoteWords(typed.get("avoid", ""), typed.get("needs", ""), typed.get("happened", ""))


class EndTellOnceForm(form_versions.VersionedForm):
    """Ends the note because the victim no longer wants one."""


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_TELL_ONCE)
@after_identity_check
def edit_tell_once(request: Request, victim_id: UUID) -> HttpResponse:
    if request.method != "POST":
        return _render_tell_once(request, victim_id)
    is_end = request.POST.get("act") == "end"
    form = EndTellOnceForm(request.POST) if is_end else TellOnceForm(request.POST)
    if not form.is_valid():
        return _render_tell_once(request, victim_id, form=None if is_end else form)
    words = form.words if isinstance(form, TellOnceForm) else NoteWords()
    try:
        _save_tell_once(request, victim_id, words, form.cleaned_data["after"])
    except StaleVersion:
        return _render_tell_once(request, victim_id, typed=words, after=form, told=say("tell-once-written-since"))
    except NoteWriteRefused:
        return _render_tell_once(request, victim_id)  # the page says why
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)


def _save_tell_once(request: Request, victim_id: UUID, words: NoteWords, after: int) -> None:
    if words == NoteWords():
        tell_once_notes.end_tell_once_note(actor=request.actor, victim_id=victim_id, after=after, now=request.now)
    else:
        tell_once_notes.write_tell_once_note(
            actor=request.actor, victim_id=victim_id, words=words, after=after, now=request.now
        )


def _render_tell_once(
    request: Request,
    victim_id: UUID,
    *,
    form: Form | None = None,
    typed: NoteWords | None = None,
    after: Form | None = None,
    told: str = "",
) -> HttpResponse:
    """`typed`: words that were not saved stay in the form, to be read with the victim again; `after` is the form they
    came in."""
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    kept = tell_once_notes.load_note_history(actor=request.actor, victim_id=victim_id, now=request.now)
    words = typed or (kept.stands.words if kept.stands else NoteWords())
    blank = TellOnceForm(initial={**asdict(words), "after": kept.number})
    stands = TellOnceForm(initial=asdict(kept.stands.words if kept.stands else NoteWords()))
    both = form_versions.list_differences(after, stands) if isinstance(after, TellOnceForm) else None
    context = {"kept": kept, "form": form or blank, "both": both, "told": [told] if told else []}
    return record_parts.show_record_part(request, "tell_once", record, context)
