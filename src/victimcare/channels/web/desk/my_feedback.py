"""What was said of one's own work: read, and answered."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.supervision import coaching, mine, named, quality, seal_readers, watching
from victimcare.wording import say

_TOLD = {"saved": "supervision-answered", "said": "supervision-named-said", "known": "supervision-named-said"}


class Answer(Form):
    of = forms.UUIDField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=say("supervision-answer"),
        help_text=say("supervision-answer.hint"),
        required=False,
        max_length=coaching.LONGEST,
        widget=forms.Textarea({"rows": 2}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.READ_OWN_FEEDBACK)
def seen(request: Request) -> HttpResponse:
    if request.method == "POST":
        return _answered(request)
    reviews = mine.reviews(actor=request.actor, now=request.now)
    notes = coaching.about_me(actor=request.actor, now=request.now)
    context = {
        "named": named.waiting(actor=request.actor, now=request.now),
        "readings": seal_readers.waiting(actor=request.actor, now=request.now),
        "reviews": [(one, _blank(one.item.id)) for one in reviews],
        "notes": [(one, _blank(one.id)) for one in notes],
        "told": next((say(words) for name, words in _TOLD.items() if name in request.GET), ""),
        "words": said,
    }
    return show(request, "my_feedback", context, tab="team")


def _answered(request: Request) -> HttpResponse:
    if request.POST.get("what") == "proof":
        return _was_there(request)
    if request.POST.get("what") == "reading":
        return _knows(request)
    given = request.POST.get("of", "")
    form = Answer(request.POST, prefix=given)
    if not form.is_valid():
        return pages.not_found(request)
    to = coaching.answer if request.POST.get("what") == "note" else None
    words = form.cleaned_data["words"]
    try:
        if to is not None:
            to(actor=request.actor, note_id=form.cleaned_data["of"], words=words, now=request.now)
        else:
            mine.answer(actor=request.actor, review_id=form.cleaned_data["of"], words=words, now=request.now)
    except (coaching.UnknownNote, quality.UnknownReview):
        return pages.not_found(request)
    return HttpResponseRedirect(reverse("desk:my-feedback") + "?saved", status=303)


def _was_there(request: Request) -> HttpResponse:
    """One press: they were there, or they were not."""
    try:
        task_id, was_there = UUID(request.POST.get("of", "")), request.POST["there"] == "yes"
        watching.say_whether_there(actor=request.actor, task_id=task_id, was_there=was_there, now=request.now)
    except (ValueError, KeyError, named.UnknownNamed):
        return pages.not_found(request)
    return HttpResponseRedirect(reverse("desk:my-feedback") + "?said", status=303)


def _knows(request: Request) -> HttpResponse:
    try:
        seal_readers.know(actor=request.actor, task_id=UUID(request.POST.get("of", "")), now=request.now)
    except (ValueError, seal_readers.UnknownReading):
        return pages.not_found(request)
    return HttpResponseRedirect(reverse("desk:my-feedback") + "?known", status=303)


def _blank(of: UUID) -> Answer:
    return Answer(prefix=str(of), initial={"of": of})
