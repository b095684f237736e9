"""Coaching notes that a supervisor wrote, and a new one."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.desk import queries as desk
from victimcare.services.supervision import coaching
from victimcare.wording import say


class Note(Form):
    whom = forms.ChoiceField(label=say("supervision-whom"), widget=forms.Select)
    words = words_field("supervision-note", needed="supervision-words-needed", most=coaching.LONGEST)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.COACH)
def seen(request: Request) -> HttpResponse:
    people = [(str(one.id), one.name) for one in desk.colleagues(request.actor)]
    form = Note(request.POST if request.method == "POST" else None)
    form.offer("whom", ("", say("supervision-choose")), *people)
    if form.is_valid():
        coaching.write(
            actor=request.actor,
            person_id=UUID(form.cleaned_data["whom"]),
            words=form.cleaned_data["words"],
            now=request.now,
        )
        return HttpResponseRedirect(reverse("desk:team-coaching") + "?saved", status=303)
    context = {
        "notes": coaching.written(actor=request.actor, now=request.now),
        "form": form,
        "told": say("supervision-note-saved") if "saved" in request.GET else "",
        "words": said,
    }
    return show(request, "team_coaching", context, tab="team")


@require_POST
@page(Act.COACH)
def end(request: Request, note_id: UUID) -> HttpResponse:
    try:
        coaching.end(actor=request.actor, note_id=note_id, now=request.now)
    except coaching.UnknownNote:
        return pages.not_found(request)
    return HttpResponseRedirect(reverse("desk:team-coaching"), status=303)
