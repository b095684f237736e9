"""What she has told us once: the page on which her team writes it, with what stood before."""

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

from victimcare.channels.web.desk import parts
from victimcare.channels.web.desk.door import after_proof, page
from victimcare.channels.web.ui import versions
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.contact import tell_once_notes, victim_record
from victimcare.services.contact.tell_once_notes import LONGEST, NoteWords, NoteWriteRefused, WrittenSince
from victimcare.wording import say


def _words(name: str) -> forms.CharField:
    return forms.CharField(
        label=say(f"tell-once-{name}"),
        help_text=say(f"tell-once-{name}.hint"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
    )


class Note(versions.Edit):
    avoid = _words("avoid")
    needs = _words("needs")
    happened = _words("happened")
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


class End(versions.Edit):
    """She wants none any more."""


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.KEEP_TELL_ONCE)
@after_proof
def note(request: Request, victim_id: UUID) -> HttpResponse:
    if request.method != "POST":
        return _page(request, victim_id)
    is_end = request.POST.get("act") == "end"
    form = End(request.POST) if is_end else Note(request.POST)
    if not form.is_valid():
        return _page(request, victim_id, form=None if is_end else form)
    words = form.words if isinstance(form, Note) else NoteWords()
    try:
        _keep(request, victim_id, words, form.cleaned_data["after"])
    except WrittenSince:
        return _page(request, victim_id, typed=words, after=form, told=say("tell-once-written-since"))
    except NoteWriteRefused:
        return _page(request, victim_id)  # it says why
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)


def _keep(request: Request, victim_id: UUID, words: NoteWords, after: int) -> None:
    if words == NoteWords():
        tell_once_notes.end_tell_once_note(actor=request.actor, victim_id=victim_id, after=after, now=request.now)
    else:
        tell_once_notes.write_tell_once_note(
            actor=request.actor, victim_id=victim_id, words=words, after=after, now=request.now
        )


def _page(
    request: Request,
    victim_id: UUID,
    *,
    form: Form | None = None,
    typed: NoteWords | None = None,
    after: Form | None = None,
    told: str = "",
) -> HttpResponse:
    """`typed`: what was not kept stays in the form, to be read with her once more; it came in `after`."""
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    kept = tell_once_notes.load_note_history(actor=request.actor, victim_id=victim_id, now=request.now)
    words = typed or (kept.stands.words if kept.stands else NoteWords())
    blank = Note(initial={**asdict(words), "after": kept.number})
    stands = Note(initial=asdict(kept.stands.words if kept.stands else NoteWords()))
    both = versions.differences(after, stands) if isinstance(after, Note) else None
    context = {"kept": kept, "form": form or blank, "both": both, "told": [told] if told else []}
    return parts.show_part(request, "tell_once", her, context)
