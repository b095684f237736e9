"""Her things that are held: where each stands, what it looks like, and how it comes back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.files import picture
from victimcare.channels.web.ui.forms import Form, dashed, to_say
from victimcare.channels.web.ui.pages import Request, not_found, render
from victimcare.rules.court.hearings import parse_half_day
from victimcare.services.access import Act
from victimcare.services.court import court_property
from victimcare.services.court.court_property import ReturnMethod, UnknownProperty, Unopened
from victimcare.services.court.court_records import LONGEST_COURT_WORDS
from victimcare.services.files.shapes import Gone
from victimcare.wording import dates, say


class Back(Form):
    way = forms.ChoiceField(
        label=to_say("court-property-way"),
        choices=[(way.value, to_say(f"court-property-way-{dashed(way.value)}")) for way in ReturnMethod],
        widget=forms.RadioSelect,
    )
    suits = forms.MultipleChoiceField(
        label=to_say("court-property-suits"),
        help_text=to_say("court-property-suits.hint"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=to_say("court-ask-words"),
        help_text=to_say("court-property-words.hint"),
        required=False,
        max_length=LONGEST_COURT_WORDS,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, half_days: Iterable[str], request: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("suits", *((half, half_day(half, request)) for half in half_days))


def half_day(text: str, request: Request) -> str:
    """As "Thursday 3 December, morning"."""
    day, half = parse_half_day(text)
    today = request.now.astimezone(dates.LONDON).date()
    return say(f"court-property-{half}", day=dates.write_day(day, manner="page", today=today))


@require_safe
@page(Act.SEE_OWN_CASE)
def property_list(request: Request) -> HttpResponse:
    hers = court_property.read_own_property(actor=request.actor, now=request.now)
    return render(request, "portal/property.jinja", {"hers": hers})


@sensitive_post_parameters("words")
@require_POST
@page(Act.ASK_OF_COURT)
def back(request: Request) -> HttpResponse:
    """First how she wants it, then that a person has it. Which item stands in the form and in no address."""
    hers, key = court_property.read_own_property(actor=request.actor, now=request.now), request.POST.get("item", "")
    one = next((one for one in hers.items if one.key == key), None)
    if one is None:
        return _to_list()
    form = Back(
        request.POST if "way" in request.POST or "send" in request.POST else None,
        half_days=hers.half_days,
        request=request,
    )
    if not form.is_valid():
        return render(request, "portal/property_back.jinja", {"form": form, "one": one})
    typed = form.cleaned_data
    try:
        by = court_property.request_return(
            actor=request.actor,
            key=key,
            way=ReturnMethod(typed["way"]),
            suits=typed["suits"],
            words=typed["words"],
            now=request.now,
        )
    except UnknownProperty:
        return _to_list()
    return render(request, "portal/court_asked.jinja", {"by": by})


@require_safe
@page(Act.SEE_OWN_CASE)
def photo(request: Request, photo_id: UUID) -> HttpResponse:
    try:
        return picture(court_property.open_own_photo(actor=request.actor, photo_id=photo_id, now=request.now))
    except (UnknownProperty, Gone, Unopened):
        return not_found(request)


def _to_list() -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:property"), status=303)
