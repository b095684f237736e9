"""Contacts that were drawn by lot: the list, and one of them with the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.desk import listing, said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.supervision import quality
from victimcare.services.supervision.quality import Met
from victimcare.wording import say


class Review(Form):
    """An answer for each criterion, and some words."""

    def __init__(self, typed: Any, asked: Sequence[str]) -> None:
        super().__init__(typed)
        self._count = len(asked)
        choices = [(met.value, say(f"supervision-met-{met.value}")) for met in Met]
        for place, each in enumerate(asked):
            field = forms.ChoiceField(label=each, choices=choices, widget=forms.RadioSelect)
            self.ask(f"met-{place}", field, {"classes": "govuk-radios--inline govuk-radios--small"})
        words = words_field(
            "supervision-words", needed="supervision-words-needed", hint="supervision-words-hint", most=4000
        )
        self.ask("words", words, {"rows": 4})

    @property
    def met(self) -> list[Met]:
        return [Met(self.cleaned_data[f"met-{place}"]) for place in range(self._count)]


@require_safe
@page(Act.REVIEW_CONTACTS)
def listed(request: Request) -> HttpResponse:
    start = listing.start(request)
    found, has_more = quality.to_read(actor=request.actor, start=start, now=request.now)
    context = {
        "found": found,
        "lately": quality.lately(actor=request.actor, now=request.now),
        "start": start,
        "next": f"?start={start + quality.PAGE}" if has_more else "",
        "told": say("supervision-given") if "given" in request.GET else "",
        "words": said,
    }
    return show(request, "team_quality", context, tab="team")


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.REVIEW_CONTACTS)
def one(request: Request, review_id: UUID) -> HttpResponse:
    try:
        shown = quality.in_full(actor=request.actor, review_id=review_id, now=request.now)
    except quality.UnknownReview:
        return pages.not_found(request)
    asked = [each for each, _ in shown.criteria]
    form, told = None, ""
    if shown.item.state == "to_read":
        form = Review(request.POST if request.method == "POST" else None, asked)
        if form.is_valid():
            words = form.cleaned_data["words"]
            try:
                quality.give(actor=request.actor, review_id=review_id, met=form.met, words=words, now=request.now)
            except quality.NotNow:
                told = say("supervision-settled")
            else:
                return HttpResponseRedirect(reverse("desk:team-quality") + "?given", status=303)
    elif request.method == "POST":
        told = say("supervision-settled")
    context = {"shown": shown, "form": form, "told": told, "words": said}
    return show(request, "team_review", context, tab="team", status=409 if told else 200)
