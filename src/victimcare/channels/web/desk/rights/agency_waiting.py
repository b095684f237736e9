"""The waiting list for other agencies: what we still have to ask them, and what we asked that is not done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.desk.rights import rights_presenter
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import DutyHolder
from victimcare.services.access import Act
from victimcare.services.desk import agency_requests, duty_decisions, task_actions
from victimcare.services.desk.agency_requests import AgencyRequestMethod
from victimcare.services.desk.agency_waiting import WAITING_PAGE, find_task_duty, load_waiting_list
from victimcare.wording import say

# Requests to another agency: which agency, the channel, and a note.


class AgencyChaseForm(Form):
    how = forms.ChoiceField(
        label=say("rights-ask-how"),
        choices=[("", say("desk-contact-no-way"))]
        + [(one.value, say(f"desk-channel-{id_part(one)}")) for one in AgencyRequestMethod],
    )
    words = forms.CharField(
        label=say("rights-ask-note"),
        help_text=say("rights-ask-note.hint"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )


class AgencyAskForm(AgencyChaseForm):
    agency = forms.ChoiceField(label=say("rights-ask-whom"))

    def __init__(self, *args: Any, holders: Sequence[DutyHolder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["agency", "how", "words"])
        self.offer("agency", *((one.value, say(f"rights-holder-{id_part(one)}")) for one in holders))


class AgencyAnswerForm(Form):
    words = words_field("rights-ask-answer", needed="rights-act-words-needed")


@require_safe
@desk_page(Act.SEE_TASKS)
def show_waiting_list(request: Request) -> HttpResponse:
    return _show(request, said_done=say("rights-act-done") if "done" in request.GET else "")


@require_POST
@desk_page(Act.KEEP_DUTIES)
def ask_agency(request: Request, task_id: UUID) -> HttpResponse:
    form = AgencyAskForm(request.POST, prefix=str(task_id), holders=tuple(DutyHolder))

    def do(typed: Mapping[str, Any]) -> None:
        duty_id = find_task_duty(request.actor, task_id)
        agency, how = DutyHolder(typed["agency"]), AgencyRequestMethod(typed["how"])
        agency_requests.ask_agency(
            actor=request.actor, duty_id=duty_id, agency=agency, how=how, words=typed["words"], now=request.now
        )

    return _do(request, form, do)


@require_POST
@desk_page(Act.KEEP_DUTIES)
def chase_agency(request: Request, request_id: UUID) -> HttpResponse:
    form = AgencyChaseForm(request.POST, prefix=str(request_id))

    def do(typed: Mapping[str, Any]) -> None:
        agency_requests.chase_agency(
            actor=request.actor,
            request_id=request_id,
            how=AgencyRequestMethod(typed["how"]),
            words=typed["words"],
            now=request.now,
        )

    return _do(request, form, do)


@require_POST
@desk_page(Act.KEEP_DUTIES)
def record_agency_answer(request: Request, request_id: UUID) -> HttpResponse:
    form = AgencyAnswerForm(request.POST, prefix=f"answer-{request_id}")

    def do(typed: Mapping[str, Any]) -> None:
        agency_requests.record_agency_answer(
            actor=request.actor, request_id=request_id, words=typed["words"], now=request.now
        )

    return _do(request, form, do)


_SETTLED = (
    NotFound,
    agency_requests.RequestOpenAlready,
    agency_requests.OtherAgencyResponsible,
    duty_decisions.WrongDutyStatus,
)


def _do(request: Request, form: Form, do: Callable[[Mapping[str, Any]], None]) -> HttpResponse:
    if not form.is_valid():
        return _show(request, form=form)
    try:
        do(form.cleaned_data)
    except task_actions.TaskTaken as taken:
        return _show(request, told=say("desk-taken-by", name=taken.owner), status=409)
    except _SETTLED:
        return _show(request, told=say("rights-ask-settled"), status=409)
    return HttpResponseRedirect(reverse("desk:waiting-for") + "?done", status=303)


def _show(
    request: Request, *, form: Form | None = None, told: str = "", said_done: str = "", status: int = 200
) -> HttpResponse:
    """Show the list. A posted form with an error is shown open in its place."""
    start = _start(request.GET.get("start", ""))
    found = load_waiting_list(actor=request.actor, start=start, now=request.now)
    context = {
        "list": found,
        "ask_forms": {
            one.task_id: _posted_or_blank(form, AgencyAskForm(prefix=str(one.task_id), holders=one.agencies))
            for one in found.to_ask
        },
        "chase_forms": {one.id: _posted_or_blank(form, AgencyChaseForm(prefix=str(one.id))) for one in found.waited},
        "answer_forms": {
            one.id: _posted_or_blank(form, AgencyAnswerForm(prefix=f"answer-{one.id}")) for one in found.waited
        },
        "form": form,
        "told": told,
        "said_done": said_done,
        "start": start,
        "next": f"?start={start + WAITING_PAGE}" if found.has_more else "",
        "words": staff_words,
        "rights": rights_presenter,
    }
    return show_page(request, "waiting_for", context, tab="more", status=status)


def _posted_or_blank(posted: Form | None, blank: Form) -> Form:
    """Return the posted form if it is this one."""
    if posted is None or posted.prefix != blank.prefix:
        return blank
    if isinstance(posted, AgencyAskForm) and isinstance(blank, AgencyAskForm):
        posted.fields["agency"] = blank.fields["agency"]
    return posted


def _start(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) < 9 else 0
