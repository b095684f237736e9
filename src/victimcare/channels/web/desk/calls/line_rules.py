"""The line's opening hours with closing and reopening it by hand, rest rules for call takers, and reserved numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.ui import form_versions
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.calls.opening_hours import ALWAYS_OPEN, OpeningHours, OpeningWindow
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.services.access import Act, Role
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.agents.agent_duty import AgentOnDuty
from victimcare.services.calls.call_queue import line_opening, queue_routing
from victimcare.services.calls.call_queue.line_opening import LineClosingReason, LineClosure, ReservedNumberKind
from victimcare.services.calls.call_queue.queue_routing import AgentCareStatus
from victimcare.wording import say
from victimcare.wording.spoken_numbers import written_number

# In minutes; 0 means until the line is reopened by hand.
_LASTS = (0, 30, 60, 120, 240)
_BANK_HOLIDAYS = 7


class CloseLineForm(form_versions.VersionedForm):
    """Closes the line. The button that was pressed gives the reason."""

    reason = forms.ChoiceField(
        label=say("opening-close"),
        choices=[(why.value, say(f"calls-closed-why-{staff_words.id_part(why)}")) for why in LineClosingReason],
    )
    lasts = forms.TypedChoiceField(
        label=say("opening-lasts"),
        choices=[(str(minutes), say(f"opening-lasts-{minutes or 'open'}")) for minutes in _LASTS],
        coerce=int,
    )


class ReopenLineForm(form_versions.VersionedForm):
    """Reopens the line, so that its usual hours apply again."""


@require_safe
@desk_page(Act.TAKE_CALLS)
def show_opening(request: Request) -> HttpResponse:
    told = next((name for name in ("closed", "reopened", "gone") if name in request.GET), "")
    return _render_opening(request, say(f"opening-told-{told}") if told else "")


def _render_opening(
    request: Request, told: str = "", overtaken: CloseLineForm | ReopenLineForm | None = None
) -> HttpResponse:
    """`overtaken`: the form that was posted while a colleague closed or reopened the line."""
    line = line_opening.line_settings()
    closing = line_opening.find_line_closure(actor=request.actor, now=request.now)
    version = closing.version if closing else 0
    form, both = CloseLineForm(initial={"after": version}), None
    if isinstance(overtaken, CloseLineForm):
        form, both = (
            overtaken,
            form_versions.rebase_typed(overtaken, CloseLineForm(initial=_as_closed(closing)), version),
        )
    context = {
        "state": line_opening.find_line_opening(now=request.now),
        "is_staffed": line_opening.is_line_staffed(now=request.now),
        "closing": closing,
        "form": form,
        "both": both,
        "hours": None if line.hours == ALWAYS_OPEN else list(_list_days(line.hours)),
        "overflow": line.overflow,
        "puts_through": line.puts_through,
        "reasons": form.fields["reason"].choices,  # type: ignore[attr-defined]
        "may_close": Role.SUPERVISOR in request.actor.roles,
        "told": told,
        "words": staff_words,
    }
    return show_page(request, "opening", context, tab="more", status=409 if overtaken else 200)


@require_POST
@desk_page(Act.CLOSE_LINE)
def close_line(request: Request) -> HttpResponse:
    """Close the line. A form with values that we did not offer changes nothing."""
    form = CloseLineForm(request.POST)
    if not form.is_valid():
        return _return_to_opening("")
    typed = form.cleaned_data
    lasts = timedelta(minutes=typed["lasts"]) or None
    try:
        line_opening.close_line(
            actor=request.actor,
            reason=LineClosingReason(typed["reason"]),
            lasts=lasts,
            after=typed["after"],
            now=request.now,
        )
    except StaleVersion:
        return _render_opening(request, overtaken=form)
    return _return_to_opening("closed")


@require_POST
@desk_page(Act.CLOSE_LINE)
def reopen_line(request: Request) -> HttpResponse:
    form = ReopenLineForm(request.POST)
    if not form.is_valid():
        return _return_to_opening("")
    try:
        line_opening.reopen_line(actor=request.actor, after=form.cleaned_data["after"], now=request.now)
    except StaleVersion:
        return _render_opening(request, say("work-since"), form)
    except line_opening.LineAlreadyOpen:
        return _return_to_opening("gone")
    return _return_to_opening("reopened")


def _as_closed(closing: LineClosure | None) -> dict[str, Any]:
    if closing is None:
        return {}
    minutes = (closing.until - closing.closed_at) // timedelta(minutes=1) if closing.until else 0
    return {"reason": closing.reason, "lasts": minutes}


def _list_days(hours: OpeningHours) -> Iterator[tuple[str, str]]:
    """Yield the name of each day with its hours in words."""
    for day in range(_BANK_HOLIDAYS + 1):
        name = say("opening-hours-day-bank") if day == _BANK_HOLIDAYS else say(f"dates-weekday-{day}")
        yield name, ", ".join(map(_window_label, hours.of_day.get(day, ()))) or say("opening-hours-none")


def _window_label(window: OpeningWindow) -> str:
    end = "24:00" if window.end == time() else f"{window.end:%H:%M}"
    return say("opening-hours-window", start=f"{window.start:%H:%M}", end=end)


def _return_to_opening(told: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:opening") + (f"?{told}" if told else ""), status=303)


# Rest rules for call takers, overrides of them by name, and reserved numbers that are known to be safe.

_MINUTES = (30, 60, 120, 240)
_DAYS = (1, 7, 30, 90)
_SMALL = {"classes": "govuk-radios--small"}
_REST_MESSAGES = ("set-aside", "taken-back", "number-kept", "number-ended", "gone")


class RestOverrideForm(Form):
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


class ReservedNumberForm(Form):
    number = forms.CharField(label=say("sparing-number"), max_length=30)
    kind = forms.ChoiceField(
        label=say("sparing-kind"),
        choices=[(kind.value, say(f"sparing-kind-{staff_words.id_part(kind)}")) for kind in ReservedNumberKind],
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
@desk_page(Act.OVERRIDE_CARE)
def show_rest_rules(request: Request) -> HttpResponse:
    told = next((name for name in _REST_MESSAGES if name in request.GET), "")
    return _render_rest_rules(request, told=say(f"sparing-told-{told}") if told else "")


@require_POST
@desk_page(Act.OVERRIDE_CARE)
def override_rest(request: Request) -> HttpResponse:
    form = RestOverrideForm(request.POST, colleagues=_colleagues(request))
    if not form.is_valid():
        return _render_rest_rules(request, aside=form)
    typed = form.cleaned_data
    try:
        queue_routing.override_care(
            actor=request.actor,
            agent_id=UUID(typed["whom"]),
            reason=typed["reason"],
            until=request.now + timedelta(minutes=typed["minutes"]),
            now=request.now,
        )
    except (NotFound, queue_routing.CareOverrideRefused):
        return _return_to_rest_rules("gone")
    return _return_to_rest_rules("set-aside")


@require_POST
@desk_page(Act.OVERRIDE_CARE)
def withdraw_rest_override(request: Request, agent_id: UUID) -> HttpResponse:
    """End the override early, so that the rest rules apply to this person again."""
    try:
        queue_routing.end_care_override(actor=request.actor, agent_id=agent_id, now=request.now)
    except queue_routing.CareOverrideMissing:
        return _return_to_rest_rules("gone")
    return _return_to_rest_rules("taken-back")


@require_POST
@desk_page(Act.KEEP_RESERVED)
def reserve_number(request: Request) -> HttpResponse:
    form = ReservedNumberForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            line_opening.reserve_number(
                actor=request.actor,
                number=typed["number"],
                kind=ReservedNumberKind(typed["kind"]),
                remark=typed["remark"],
                until=request.now + timedelta(days=typed["days"]),
                now=request.now,
            )
        except line_opening.InvalidReservedNumber:
            form.add_error("number", say("sparing-not-a-number"))
        except line_opening.NumberAlreadyReserved:
            form.add_error("number", say("sparing-known-already"))
        else:
            return _return_to_rest_rules("number-kept")
    return _render_rest_rules(request, number=form)


@require_POST
@desk_page(Act.KEEP_RESERVED)
def end_reserved_number(request: Request, number_id: UUID) -> HttpResponse:
    try:
        line_opening.end_reservation(actor=request.actor, number_id=number_id, now=request.now)
    except NotFound:
        return _return_to_rest_rules("gone")
    return _return_to_rest_rules("number-ended")


def _render_rest_rules(
    request: Request, *, told: str = "", aside: RestOverrideForm | None = None, number: ReservedNumberForm | None = None
) -> HttpResponse:
    people = agent_duty.list_agents_on_duty(actor=request.actor, now=request.now)
    context: Mapping[str, Any] = {
        "told": told,
        "people": [(one, _state_label(one), _routing_label(one.care, request.now)) for one in people],
        "numbers": line_opening.list_reserved_numbers(actor=request.actor, now=request.now),
        "aside": aside or RestOverrideForm(colleagues=_colleagues(request)),
        "number": number or ReservedNumberForm(),
        "words": staff_words,
        "written": written_number,
        "now": request.now,
    }
    wrong = (aside or number) is not None
    return show_page(request, "sparing", context, tab="more", status=422 if wrong else 200)


def _colleagues(request: Request) -> tuple[AgentOnDuty, ...]:
    """List the agents on duty except the signed-in person: no one may override rest for themselves."""
    mine = agent_duty.find_own_duty(actor=request.actor, now=request.now)
    people = agent_duty.list_agents_on_duty(actor=request.actor, now=request.now)
    return tuple(one for one in people if mine is None or one.agent_id != mine.agent_id)


def _state_label(agent: AgentOnDuty) -> str:
    return say(f"desk-phone-state-{staff_words.id_part(agent.reads_as)}")


def _routing_label(care: AgentCareStatus, now: datetime) -> str:
    """Say which calls the router gives this person now."""
    if care.set_aside is not None:
        aside = care.set_aside
        return say(
            "sparing-given-set-aside",
            name=aside.by,
            reason=aside.reason,
            until=staff_words.moment_in_sentence(aside.until, now),
        )
    if care.rested_at is None:
        return say("sparing-given-all")
    name = "lighter" if care.may_take_any else "nothing"
    return say(f"sparing-given-{name}", until=staff_words.moment_in_sentence(care.rested_at, now))


def _return_to_rest_rules(told: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('desk:sparing')}?{told}")
