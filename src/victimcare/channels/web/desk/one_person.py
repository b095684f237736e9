"""Several crimes that the record system files under one victim: a person says whether it is one person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.desk import one_person
from victimcare.services.desk.acts_of_people import UnknownVictim
from victimcare.wording import say


class Decision(Form):
    is_same = forms.ChoiceField(
        label=say("rights-one-person-which"),
        choices=[("yes", say("rights-one-person-yes")), ("no", say("rights-one-person-no"))],
        widget=forms.RadioSelect,
        error_messages={"required": say("rights-one-person-which-needed")},
    )
    words = words_field("rights-one-person-why", needed="rights-one-person-why-needed")
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"is_same": {"classes": "govuk-radios--small"}}


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.CHANGE_GROUNDS)
def decide(request: Request, task_id: UUID) -> HttpResponse:
    """For whoever has taken the task: for everybody else it is not there."""
    try:
        places = one_person.asked(actor=request.actor, task_id=task_id, now=request.now)
    except UnknownVictim:
        return pages.not_found(request)
    form = Decision(request.POST if request.method == "POST" else None)
    if form.is_valid():
        one_person.decide(
            actor=request.actor,
            victim_ids=[place.victim_id for place in places],
            is_same=form.cleaned_data["is_same"] == "yes",
            words=form.cleaned_data["words"],
            now=request.now,
        )
        return HttpResponseRedirect(reverse("desk:tasks"), status=303)
    return show(request, "one_person", {"places": places, "form": form, "words": said}, tab="tasks")
