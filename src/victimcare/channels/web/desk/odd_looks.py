"""The looks that supervisors answer for: drawn by lot, or standing out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import listing, said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.supervision import looks
from victimcare.services.supervision.looks import LookAnswer
from victimcare.wording import say

_SHOWN = 3  # reasons


class Answer(Form):
    answer = forms.ChoiceField(
        label=say("watching-looks-answer"),
        choices=[(each.value, say(f"watching-looks-answer-{said.dashed(each)}")) for each in LookAnswer],
        widget=forms.RadioSelect,
        error_messages={"required": say("watching-looks-answer-needed")},
    )
    words = forms.CharField(
        label=say("watching-looks-words"),
        help_text=say("watching-looks-words.hint"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"answer": {"classes": "govuk-radios--small"}}


@require_safe
@page(Act.ANSWER_LOOKS)
def seen(request: Request) -> HttpResponse:
    return _show(request, told="done" if "done" in request.GET else "")


@require_POST
@page(Act.ANSWER_LOOKS)
def answer(request: Request, look_id: UUID) -> HttpResponse:
    form = Answer(request.POST, prefix=str(look_id))
    if not form.is_valid():
        return _show(request, form=form, status=422)
    typed = form.cleaned_data
    try:
        looks.answer(
            actor=request.actor,
            look_id=look_id,
            answer=LookAnswer(typed["answer"]),
            words=typed["words"],
            now=request.now,
        )
    except looks.UnknownLook:
        return _show(request, told="gone", status=409)
    except looks.WordsMissing:
        form.add_error("words", say("watching-looks-words-needed"))
        return _show(request, form=form, status=422)
    return HttpResponseRedirect(reverse("desk:odd-looks") + "?done", status=303)


def _show(request: Request, *, form: Answer | None = None, told: str = "", status: int = 200) -> HttpResponse:
    start = listing.start(request)
    found = looks.to_answer(actor=request.actor, start=start, now=request.now)
    context = {
        "found": found,
        "list": [(one, _form(form, one.id), one.reasons[:_SHOWN]) for one in found.looks],
        "form": form,
        "told": say(f"watching-looks-{told}") if told else "",
        "is_wrong": status == 409,
        "start": start,
        "next": f"?start={start + looks.PAGE}" if found.has_more else "",
        "words": said,
    }
    return show(request, "odd_looks", context, tab="team", status=status)


def _form(posted: Answer | None, look_id: UUID) -> Answer:
    prefix = str(look_id)
    return posted if posted is not None and posted.prefix == prefix else Answer(prefix=prefix)
