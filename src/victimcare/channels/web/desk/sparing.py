"""How who takes the calls is spared, who by name sets that aside, and the numbers that are known to be safe."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.agents.agent_duty import AgentOnDuty
from victimcare.services.calls.call_queue import line_opening, queue_routing
from victimcare.services.calls.call_queue.line_opening import ReservedKind
from victimcare.services.calls.call_queue.queue_routing import AgentCareStatus
from victimcare.wording import say
from victimcare.wording.numbers import written_number

_MINUTES = (30, 60, 120, 240)
_DAYS = (1, 7, 30, 90)
_SMALL = {"classes": "govuk-radios--small"}
_TOLD = ("set-aside", "taken-back", "number-kept", "number-ended", "gone")


class SetAside(Form):
    whom = forms.ChoiceField(label=say("sparing-whom"), widget=forms.Select)
    minutes = forms.TypedChoiceField(
        label=say("sparing-how-long"),
        choices=[(str(minutes), say("sparing-minutes", minutes=minutes)) for minutes in _MINUTES],
        coerce=int,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=say("sparing-reason"), help_text=say("sparing-reason.hint"), widget=forms.Textarea(attrs={"rows": 3})
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"minutes": _SMALL}

    def __init__(self, *args: Any, colleagues: tuple[AgentOnDuty, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("whom", *((str(one.agent_id), one.name) for one in colleagues))


class KeepNumber(Form):
    number = forms.CharField(label=say("sparing-number"), max_length=30)
    kind = forms.ChoiceField(
        label=say("sparing-kind"),
        choices=[(kind.value, say(f"sparing-kind-{said.dashed(kind)}")) for kind in ReservedKind],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(label=say("sparing-remark"), required=False, max_length=200)
    days = forms.TypedChoiceField(
        label=say("sparing-until"),
        choices=[(str(days), say("sparing-days", days=days)) for days in _DAYS],
        coerce=int,
        widget=forms.RadioSelect,
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"kind": _SMALL, "days": _SMALL}


@require_safe
@page(Act.OVERRIDE_CARE)
def seen(request: Request) -> HttpResponse:
    told = next((name for name in _TOLD if name in request.GET), "")
    return _page(request, told=say(f"sparing-told-{told}") if told else "")


@require_POST
@page(Act.OVERRIDE_CARE)
def set_aside(request: Request) -> HttpResponse:
    form = SetAside(request.POST, colleagues=_colleagues(request))
    if not form.is_valid():
        return _page(request, aside=form)
    typed = form.cleaned_data
    try:
        queue_routing.override_care(
            actor=request.actor,
            agent_id=UUID(typed["whom"]),
            reason=typed["reason"],
            until=request.now + timedelta(minutes=typed["minutes"]),
            now=request.now,
        )
    except (queue_routing.UnknownAgent, queue_routing.CareOverrideRefused):
        return _back("gone")
    return _back("set-aside")


@require_POST
@page(Act.OVERRIDE_CARE)
def take_back(request: Request, agent_id: UUID) -> HttpResponse:
    """They are spared again, before the time that was given is over."""
    try:
        queue_routing.end_care_override(actor=request.actor, agent_id=agent_id, now=request.now)
    except queue_routing.CareOverrideMissing:
        return _back("gone")
    return _back("taken-back")


@require_POST
@page(Act.KEEP_RESERVED)
def keep_number(request: Request) -> HttpResponse:
    form = KeepNumber(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            line_opening.reserve_number(
                actor=request.actor,
                number=typed["number"],
                kind=ReservedKind(typed["kind"]),
                remark=typed["remark"],
                until=request.now + timedelta(days=typed["days"]),
                now=request.now,
            )
        except line_opening.InvalidReservedNumber:
            form.add_error("number", say("sparing-not-a-number"))
        except line_opening.NumberAlreadyReserved:
            form.add_error("number", say("sparing-known-already"))
        else:
            return _back("number-kept")
    return _page(request, number=form)


@require_POST
@page(Act.KEEP_RESERVED)
def end_number(request: Request, number_id: UUID) -> HttpResponse:
    try:
        line_opening.end_reservation(actor=request.actor, number_id=number_id, now=request.now)
    except line_opening.UnknownReservedNumber:
        return _back("gone")
    return _back("number-ended")


def _page(
    request: Request, *, told: str = "", aside: SetAside | None = None, number: KeepNumber | None = None
) -> HttpResponse:
    people = agent_duty.list_agents_on_duty(actor=request.actor, now=request.now)
    context: Mapping[str, Any] = {
        "told": told,
        "people": [(one, say(f"desk-phone-state-{said.dashed(one.reads_as)}"), _given(one.care, request.now))
                   for one in people],
        "numbers": line_opening.list_reserved_numbers(actor=request.actor, now=request.now),
        "aside": aside or SetAside(colleagues=_colleagues(request)),
        "number": number or KeepNumber(),
        "words": said,
        "written": written_number,
        "now": request.now,
    }  # fmt: skip
    wrong = (aside or number) is not None
    return show(request, "sparing", context, tab="more", status=422 if wrong else 200)


def _colleagues(request: Request) -> tuple[AgentOnDuty, ...]:
    """Nobody sets it aside for themselves."""
    mine = agent_duty.find_own_duty(actor=request.actor, now=request.now)
    people = agent_duty.list_agents_on_duty(actor=request.actor, now=request.now)
    return tuple(one for one in people if mine is None or one.agent_id != mine.agent_id)


def _given(care: AgentCareStatus, now: datetime) -> str:
    """What the router gives them now."""
    if care.set_aside is not None:
        aside = care.set_aside
        return say("sparing-given-set-aside", name=aside.by, reason=aside.reason, until=said.within(aside.until, now))
    if care.rested_at is None:
        return say("sparing-given-all")
    name = "lighter" if care.may_take_any else "nothing"
    return say(f"sparing-given-{name}", until=said.within(care.rested_at, now))


def _back(told: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('desk:sparing')}?{told}")
