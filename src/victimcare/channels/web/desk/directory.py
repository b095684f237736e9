"""Who supports people, looked for at the desk; and that nobody could be found, counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.desk import said, said_directory
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui.forms import Form, dashed
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.force import Force
from victimcare.rules.referrals.language_codes import LANGUAGE_NAMES
from victimcare.rules.referrals.listed_services import AccessFeature
from victimcare.rules.referrals.ranking import ServiceAvailability, ServiceSearch
from victimcare.rules.referrals.support_needs import SUPPORT_NEEDS
from victimcare.services.access import Act
from victimcare.services.referrals import directory, unmet
from victimcare.services.referrals.unmet import UnmetWhy
from victimcare.wording import say

MOST_SHOWN = 50
_ANYWHERE, _EVERYBODY = "anywhere", "everybody"
_MILES = (2, 5, 10, 25)
_SMALL = {"classes": "govuk-checkboxes--small"}


class Search(Form):
    """All of it may be empty: then everything is shown."""

    need = forms.ChoiceField(label=say("directory-need"), required=False)
    area = forms.ChoiceField(label=say("directory-area"), required=False)
    within = forms.ChoiceField(label=say("directory-within"), required=False)
    age = forms.IntegerField(
        label=say("directory-age"),
        required=False,
        min_value=0,
        max_value=120,
        error_messages={name: say("directory-age-wrong") for name in ("invalid", "min_value", "max_value")},
    )
    language = forms.ChoiceField(label=say("directory-language"), required=False)
    words = forms.CharField(label=say("directory-words"), required=False, max_length=100)
    access = forms.MultipleChoiceField(
        label=say("directory-access"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(one.value, say(f"directory-access-{dashed(one.value)}")) for one in AccessFeature],
    )
    free = forms.BooleanField(label=say("directory-free"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "age": {"classes": "govuk-input--width-3"},
        "access": _SMALL,
        "free": _SMALL,
    }

    def __init__(self, *args: Any, force: Force, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("need", ("", say("directory-any")), *((need, said_directory.need(need)) for need in SUPPORT_NEEDS))
        areas = ((area.code, area.name) for area in force.areas)
        self.offer("area", (_ANYWHERE, say("directory-anywhere")), (_EVERYBODY, say("directory-no-area")), *areas)
        if any(area.middle for area in force.areas):
            miles = ((str(count), say("directory-within-miles", miles=count)) for count in _MILES)
            self.offer("within", ("", say("directory-within-any")), *miles)
        else:  # nobody has said where the areas are
            del self.fields["within"]
        spoken = sorted(LANGUAGE_NAMES.items(), key=lambda one: one[1])
        self.offer("language", ("", say("directory-any")), *spoken)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("within") and typed.get("area") in (_ANYWHERE, _EVERYBODY):
            self.add_error("area", say("directory-within-wrong"))
        return typed

    def wish(self) -> ServiceSearch:
        """What was asked for, once it is valid."""
        typed = self.cleaned_data
        return ServiceSearch(
            need=typed["need"],
            area="" if typed["area"] in (_ANYWHERE, _EVERYBODY) else typed["area"],
            any_area=typed["area"] == _ANYWHERE,
            age=typed["age"],
            language=typed["language"],
            only_free=typed["free"],
            access=frozenset(typed["access"]),
            words=typed["words"],
            within=int(typed.get("within") or 0),
        )


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.KEEP_DIRECTORY)
def search(request: Request) -> HttpResponse:
    """By POST: what is typed may hold more than a need."""
    data = request.POST if request.method == "POST" else {"area": _ANYWHERE}
    form = Search(data, force=settings.FORCE)
    is_valid = form.is_valid()
    wish = form.wish() if is_valid else ServiceSearch()
    found = directory.search(actor=request.actor, wish=wish, now=request.now) if is_valid else ()
    near = directory.near_words(actor=request.actor, words=wish.words) if wish.words and not found else ()
    context = {
        "form": form,
        "near": near,
        "found": found[:MOST_SHOWN],
        "count": len(found),
        "most": MOST_SHOWN,
        "wish": wish,
        "is_asked": request.method == "POST" and is_valid,
        "nobody_can": bool(wish.need) and all(one.place is ServiceAvailability.FULL for one in found),
        "is_said": "said" in request.GET,
        "words": said,
        "speak": said_directory,
        "lists": said_directory.LISTS,
    }
    return show(request, "directory", context, tab="referrals")


@require_POST
@page(Act.KEEP_DIRECTORY)
def nobody(request: Request) -> HttpResponse:
    """For this need there is nobody here, or nobody who can take anybody now."""
    need, area = request.POST.get("need", ""), request.POST.get("area", "")
    force: Force = settings.FORCE
    if need in SUPPORT_NEEDS and force.knows_area(area):
        why = UnmetWhy.ALL_FULL if request.POST.get("why") == UnmetWhy.ALL_FULL else UnmetWhy.NONE_FITS
        unmet.say(actor=request.actor, need=need, area=area, why=why, now=request.now)
    return HttpResponseRedirect(f"{reverse('desk:directory')}?said", status=303)
