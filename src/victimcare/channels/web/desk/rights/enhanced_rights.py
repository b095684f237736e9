"""Enhanced Rights on a victim's rights page: staff add a ground at once and remove one with a reason. Also decides
whether several crimes have the same victim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.desk.staff_words import id_part, with_capital
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.rights.enhanced_rights import RECORDED_GROUNDS
from victimcare.services.access import Act
from victimcare.services.contact.rights_ledger import GroundDetail
from victimcare.services.desk import recorded_grounds
from victimcare.wording import say


def _ground_choices(grounds: Sequence[str]) -> list[tuple[str, str]]:
    return [(ground, with_capital(say(f"rights-ground-{id_part(ground)}"))) for ground in grounds]


class AddGroundsForm(Form):
    grounds = forms.MultipleChoiceField(
        label=say("rights-grounds-which"),
        choices=_ground_choices(RECORDED_GROUNDS),
        widget=forms.CheckboxSelectMultiple,
    )
    words = words_field("rights-act-why", needed="rights-act-words-needed")
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"grounds": {"classes": "govuk-checkboxes--small"}}


class RemoveGroundForm(Form):
    """Offers only recorded grounds that hold: grounds that follow from facts stay."""

    ground = forms.ChoiceField(label=say("rights-grounds-which"), widget=forms.RadioSelect)
    words = words_field("rights-grounds-reason", needed="rights-act-words-needed")
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"ground": {"classes": "govuk-radios--small"}}

    def __init__(self, *args: Any, grounds: Sequence[GroundDetail], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("ground", *_ground_choices(removable_grounds(grounds)))


def removable_grounds(grounds: Sequence[GroundDetail]) -> list[str]:
    return [each.ground.name for each in grounds if each.removed is None and each.ground.is_recorded]


# Crimes that the record system files under one victim: staff confirm whether it is the same person.


class SamePersonForm(Form):
    is_same = forms.ChoiceField(
        label=say("rights-one-person-which"),
        choices=[("yes", say("rights-one-person-yes")), ("no", say("rights-one-person-no"))],
        widget=forms.RadioSelect,
        error_messages={"required": say("rights-one-person-which-needed")},
    )
    words = words_field("rights-one-person-why", needed="rights-one-person-why-needed")
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"is_same": {"classes": "govuk-radios--small"}}


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.CHANGE_GROUNDS)
def decide_same_person(request: Request, task_id: UUID) -> HttpResponse:
    """Record the decision for the owner of the task; anyone else gets "not found"."""
    places = recorded_grounds.load_same_person_question(actor=request.actor, task_id=task_id, now=request.now)
    form = SamePersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        recorded_grounds.decide_same_person(
            actor=request.actor,
            victim_ids=[place.victim_id for place in places],
            is_same=form.cleaned_data["is_same"] == "yes",
            words=form.cleaned_data["words"],
            now=request.now,
        )
        return HttpResponseRedirect(reverse("desk:tasks"), status=303)
    return show_page(request, "one_person", {"places": places, "form": form, "words": staff_words}, tab="tasks")
