"""The court part of the record: the victim personal statement, requests for the day in court, and compensation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page
from victimcare.channels.web.desk.record import record_parts
from victimcare.channels.web.ui import form_versions
from victimcare.channels.web.ui.form_versions import VersionedForm
from victimcare.channels.web.ui.forms import Form, day_field
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.court.compensation import format_pounds, parse_pounds
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.services.access import Act
from victimcare.services.contact import communication_passports, victim_record
from victimcare.services.court import court_compensation, court_requests, statement_records
from victimcare.services.court.court_compensation import CompensationRoute, CompensationStep, SumInvalid
from victimcare.services.court.court_records import LONGEST_COURT_WORDS
from victimcare.services.court.court_requests import CourtRequestKind, CourtRequestState
from victimcare.services.court.victim_statements import StatementUse
from victimcare.wording import say

# Forms for what the court needs from the victim and for compensation.

_SMALL = {"classes": "govuk-radios--small"}


class StatementUseForm(VersionedForm):
    """Records what the court did with the victim's statement."""

    statement = forms.UUIDField(widget=forms.HiddenInput)
    use = forms.ChoiceField(
        label=say("desk-court-use"),
        choices=[(use.value, say(f"desk-court-use-{use.value.replace('_', '-')}")) for use in StatementUse],
        widget=forms.RadioSelect,
    )
    on = day_field(label=say("desk-court-use-on"), help_text=say("desk-court-day.hint"))
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"use": _SMALL}


class CourtAskAnswerForm(VersionedForm):
    """Answers a request to the court: the button gives its state, the text our answer."""

    asked = forms.UUIDField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=say("desk-court-state"),
        choices=[
            (state.value, say(f"desk-court-state-{state.value.replace('_', '-')}")) for state in CourtRequestState
        ],
    )
    words = forms.CharField(
        label=say("desk-court-answer"),
        required=False,
        max_length=LONGEST_COURT_WORDS,
        widget=forms.Textarea({"rows": 2}),
    )


class CourtAskForm(Form):
    kinds = forms.MultipleChoiceField(
        label=say("desk-court-ask-kinds"),
        choices=[(kind.value, say(f"court-kind-{kind.value.replace('_', '-')}")) for kind in CourtRequestKind],
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=say("desk-court-ask-words"),
        required=False,
        max_length=LONGEST_COURT_WORDS,
        widget=forms.Textarea({"rows": 2}),
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"kinds": {"classes": "govuk-checkboxes--small"}}


class CompensationStepForm(Form):
    route = forms.ChoiceField(
        label=say("desk-court-money-route"),
        choices=[(route.value, say(f"desk-court-money-{route.value}")) for route in CompensationRoute],
        widget=forms.RadioSelect,
    )
    step = forms.ChoiceField(
        label=say("desk-court-money-step"),
        choices=[(step.value, say(f"desk-court-step-{step.value}")) for step in CompensationStep],
        widget=forms.RadioSelect,
    )
    on = day_field(label=say("desk-court-money-on"), help_text=say("desk-court-day.hint"))
    sum = forms.CharField(
        label=say("desk-court-money-sum"), help_text=say("desk-court-money-sum.hint"), required=False, max_length=12
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"route": _SMALL, "step": _SMALL}

    def clean_sum(self) -> int | None:
        typed = self.cleaned_data["sum"]
        try:
            return parse_pounds(typed) if typed.strip() else None
        except ValueError:
            raise forms.ValidationError(say("desk-court-money-sum-unclear")) from None


_FORMS: Mapping[str, type[Form]] = {
    "use": StatementUseForm,
    "state": CourtAskAnswerForm,
    "ask": CourtAskForm,
    "money": CompensationStepForm,
}
# The states that staff can give a request, each with its own button.
ASK_STATES = (CourtRequestState.PASSED_ON, CourtRequestState.AGREED, CourtRequestState.REFUSED, CourtRequestState.DONE)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_COURT)
@after_identity_check
def show_court(request: Request, victim_id: UUID) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "read":
        return _read(request, victim_id)
    form = _FORMS[act](request.POST) if act in _FORMS else None
    if act not in _STEPS or (form is not None and not form.is_valid()):
        return _page(request, victim_id, act=act, form=form)
    try:
        _STEPS[act](request, victim_id, form.cleaned_data if form else request.POST)
    except SumInvalid:
        assert form is not None
        form.add_error("sum", say("desk-court-money-not"))
        return _page(request, victim_id, act=act, form=form)
    except StaleVersion:
        return _page(request, victim_id, act=act, form=form, is_overtaken=True)
    except (NotFound, ValueError):
        pass  # a colleague was quicker: the page shows the current state
    return HttpResponseRedirect(reverse("desk:court", args=[victim_id]), status=303)


def _take(request: Request, victim_id: UUID, typed: Mapping[str, Any]) -> None:
    statement_records.take_statement(
        actor=request.actor, victim_id=victim_id, statement_id=UUID(typed["statement"]), now=request.now
    )


def _use(request: Request, victim_id: UUID, typed: Mapping[str, Any]) -> None:
    statement_records.record_statement_use(
        actor=request.actor,
        victim_id=victim_id,
        statement_id=typed["statement"],
        use=StatementUse(typed["use"]),
        on=typed["on"],
        after=typed["after"],
        now=request.now,
    )


def _state(request: Request, victim_id: UUID, typed: Mapping[str, Any]) -> None:
    court_requests.decide_court_request(
        actor=request.actor,
        victim_id=victim_id,
        ask_id=typed["asked"],
        state=CourtRequestState(typed["state"]),
        words=typed["words"],
        after=typed["after"],
        now=request.now,
    )


def _ask(request: Request, victim_id: UUID, typed: Mapping[str, Any]) -> None:
    kinds = [CourtRequestKind(kind) for kind in typed["kinds"]]
    court_requests.request_for_victim(
        actor=request.actor, victim_id=victim_id, kinds=kinds, words=typed["words"], now=request.now
    )


def _money(request: Request, victim_id: UUID, typed: Mapping[str, Any]) -> None:
    court_compensation.record_compensation_step(
        actor=request.actor,
        victim_id=victim_id,
        route=CompensationRoute(typed["route"]),
        step=CompensationStep(typed["step"]),
        on=typed["on"],
        pence=typed["sum"],
        now=request.now,
    )


def _take_out(request: Request, victim_id: UUID, typed: Mapping[str, Any]) -> None:
    court_compensation.remove_compensation_step(
        actor=request.actor, victim_id=victim_id, entry_id=UUID(typed["entry"]), now=request.now
    )


_STEPS: Mapping[str, Callable[[Request, UUID, Mapping[str, Any]], None]] = {
    "take": _take,
    "use": _use,
    "state": _state,
    "ask": _ask,
    "money": _money,
    "take-out": _take_out,
}


def _read(request: Request, victim_id: UUID) -> HttpResponse:
    """Show the statement's words on this response only."""
    try:
        statement_id = UUID(request.POST.get("statement", ""))
        words = statement_records.read_statement(
            actor=request.actor, victim_id=victim_id, statement_id=statement_id, now=request.now
        )
    except (NotFound, ValueError):
        return _page(request, victim_id)
    return _page(request, victim_id, opened=(statement_id, words))


def _page(
    request: Request,
    victim_id: UUID,
    *,
    act: str = "",
    form: Form | None = None,
    opened: tuple[UUID, str] | None = None,
    is_overtaken: bool = False,
) -> HttpResponse:
    """`is_overtaken`: a colleague saved a change after this page was loaded."""
    actor, now = request.actor, request.now
    record = victim_record.load_victim_record(actor=actor, victim_id=victim_id, now=now)
    statements = statement_records.list_statements(actor=actor, victim_id=victim_id, now=now)
    asked = court_requests.list_court_requests(actor=actor, victim_id=victim_id, now=now)
    context = {
        "statements": statements,
        "both": _compare_versions(form, statements, asked) if is_overtaken else None,
        "uses": {one.id: _use_form(one, form) for one in statements if one.taken},
        "asked": asked,
        "answers": {one.asked.id: _answer_form(one.asked, form) for one in asked if one.asked.is_open},
        "money": court_compensation.read_compensation(actor=actor, victim_id=victim_id, now=now),
        "passport": communication_passports.load_passport(actor=actor, victim_id=victim_id, now=now),
        "opened": opened,
        "form": form,
        "forms": {name: form if form is not None and name == act else _FORMS[name]() for name in ("ask", "money")},
        "states": ASK_STATES,
        "pounds": format_pounds,
    }
    return record_parts.show_record_part(request, "court", record, context)


def _use_form(one: statement_records.StatementRow, typed: Form | None) -> Form:
    """Return the form for one statement, with its input if it was the one posted."""
    if isinstance(typed, StatementUseForm) and typed.data.get("statement") == str(one.id):
        return typed
    return StatementUseForm(auto_id=f"use_{one.id}_%s", initial={"after": one.version})


def _answer_form(one: court_requests.CourtRequest, typed: Form | None) -> Form:
    if isinstance(typed, CourtAskAnswerForm) and typed.data.get("asked") == str(one.id):
        return typed
    return CourtAskAnswerForm(auto_id=f"ask_{one.id}_%s", initial={"asked": one.id, "after": one.version})


def _compare_versions(
    form: Form | None,
    statements: Sequence[statement_records.StatementRow],
    asked: Sequence[court_requests.CourtRequestDetail],
) -> Sequence[form_versions.FieldDifference]:
    if isinstance(form, StatementUseForm):
        use = next(one for one in statements if one.id == form.cleaned_data["statement"])
        stands = {"use": use.taken.use, "on": use.taken.used_on} if use.taken else {}
        return form_versions.rebase_typed(form, StatementUseForm(initial=stands), use.version)
    assert isinstance(form, CourtAskAnswerForm)
    ask = next(one.asked for one in asked if one.asked.id == form.cleaned_data["asked"])
    return form_versions.rebase_typed(form, CourtAskAnswerForm(initial={"state": ask.state}), ask.version)
