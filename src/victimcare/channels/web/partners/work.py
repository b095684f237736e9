"""What a service does here: its referrals, what people asked of it without the police, how full it is, its people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.partners import said
from victimcare.channels.web.partners.door import page, show
from victimcare.channels.web.ui import ids, pages, versions
from victimcare.channels.web.ui.forms import Form, dashed
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.referrals.capacity import Room
from victimcare.rules.referrals.capacity import Said as HowFull
from victimcare.rules.referrals.course import MOST_WEEKS, CameOf, Move, Refusal
from victimcare.services.access import Act, NotPermitted
from victimcare.services.desk.written_since import WrittenSince
from victimcare.services.referrals import at_partner, paper, partner_people, partner_room, self_referrals
from victimcare.services.referrals.at_partner import LONGEST, NotSaid
from victimcare.services.referrals.course import NotNow, Said
from victimcare.services.referrals.keeping import LONGEST_WORDS
from victimcare.services.referrals.partner_room import OwnService
from victimcare.services.referrals.partners import UnknownPartner
from victimcare.services.referrals.self_referrals import UnknownAsk
from victimcare.services.referrals.shapes import ForPartner, UnknownReferral
from victimcare.wording import say

_SINCE = "since"  # it went on after the page was read
_NOT_NOW = "not-now"  # and so far that this cannot be said of it any more


def _words(label: str) -> forms.CharField:
    return forms.CharField(label=say(label), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 3}))


class Answer(versions.Edit):
    """One press says most: the fields that belong to one answer alone stand beside it."""

    weeks = forms.IntegerField(label=say("partners-weeks"), required=False, min_value=1, max_value=MOST_WEEKS)
    refusal = forms.ChoiceField(
        label=say("partners-refusal"),
        required=False,
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"partners-refusal-{one}")) for one in Refusal],
    )
    came_of = forms.ChoiceField(
        label=say("partners-came-of"),
        required=False,
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"partners-came-of-{dashed(one)}")) for one in CameOf],
    )
    words = _words("partners-words")
    drawing = {
        "weeks": {"classes": "govuk-input--width-3"},
        "refusal": {"classes": "govuk-radios--small"},
        "came_of": {"classes": "govuk-radios--small"},
    }


class Places(versions.Edit):
    """How full one service is; the button that was pressed says which. Typed as it comes: the service looks at it."""

    said = forms.ChoiceField(
        label=say("partners-capacity"),
        required=False,
        choices=[(one.value, say(f"partners-capacity-{one}")) for one in HowFull],
    )
    number = forms.CharField(
        label=say("partners-capacity-number"),
        help_text=say("partners-capacity-number.hint"),
        required=False,
        max_length=9,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    drawing = {"number": {"classes": "govuk-input--width-3", "inputmode": "numeric"}}


class OwnEntry(Form):
    """What we tell of them is wrong: one press, and words if they like."""

    words = forms.CharField(
        label=say("partners-entry-words"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 2}),
    )


class ForOfficer(Form):
    words = forms.CharField(
        label=say("partners-officer-words"),
        help_text=say("partners-officer-words.hint"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": say("partners-officer-needed")},
    )


@require_safe
@page(Act.SEE_REFERRALS)
def referrals(request: Request) -> HttpResponse:
    found = at_partner.listed(actor=request.actor, now=request.now)
    open_ones = [one for one in found if one.is_open]
    over = [one for one in found if not one.is_open]
    return show(request, "referrals", {"open": open_ones, "over": over, "words": said}, tab="referrals")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_REFERRALS)
def referral(request: Request, referral_id: UUID) -> HttpResponse:
    """Another's, missing and never sent look the same."""
    act = request.POST.get("act", "")
    answers = {move.value: Answer(request.POST if act == move else None, prefix=move.value) for move in Move}
    note = ForOfficer(request.POST if act == "officer" else None, prefix="officer")
    try:
        told = _answered(request, referral_id, act, answers, note)
        if told in ("kept", "sent"):
            return HttpResponseRedirect(f"{reverse('partners:referral', args=[referral_id])}?{told}", status=303)
        found = at_partner.opened(actor=request.actor, referral_id=referral_id, now=request.now)
    except UnknownReferral:
        return pages.not_found(request)
    for form in answers.values():
        form.initial["after"] = found.version
    if told == _SINCE and Move(act) in found.may:  # a colleague said something else after the page was read
        return _one(request, found, answers, note, both=_both(found, act, answers[act]))
    if told:  # and this cannot be said of it any more
        return _one(request, found, answers, note, unkept=versions.unkept(answers.get(act, note)))
    return _one(request, found, answers, note)


def _both(found: ForPartner, act: str, typed: Answer) -> Sequence[versions.Difference]:
    row = found.row
    stands = say(f"partners-state-{dashed(row.state)}", count=row.weeks or 0)
    pressed = versions.Difference(say("partners-answer"), stands, say(f"partners-move-{dashed(act)}"))
    return [pressed, *versions.beside(typed, Answer(initial={"weeks": row.weeks}), found.version)]


def _answered(request: Request, referral_id: UUID, act: str, answers: Mapping[str, Answer], note: ForOfficer) -> str:
    """What was kept, by its name; empty where the page is shown (again)."""
    form: Form | None = answers.get(act) if act != "officer" else note
    if form is None or not form.is_valid():
        return ""
    whose: dict[str, Any] = {"actor": request.actor, "referral_id": referral_id, "now": request.now}
    try:
        if act == "officer":
            at_partner.write_to_officer(**whose, words=form.cleaned_data["words"])
            return "sent"
        said_of_it = _said(Move(act), form)
        at_partner.answer(**whose, move=Move(act), said=said_of_it, after=form.cleaned_data["after"])
    except NotSaid as missing:
        if missing.field not in form.fields:
            return ""
        form.add_error(missing.field, say(f"partners-missing-{dashed(missing.field)}"))
        return ""
    except WrittenSince:
        return _SINCE
    except NotNow:
        return _NOT_NOW
    return "kept"


def _said(move: Move, form: Form) -> Said:
    typed = form.cleaned_data
    return Said(
        weeks=typed["weeks"] if move is Move.WAIT else None,
        refusal=Refusal(typed["refusal"]) if move is Move.REFUSE and typed["refusal"] else None,
        came_of=CameOf(typed["came_of"]) if move is Move.END and typed["came_of"] else None,
        words=typed["words"],
    )


def _one(
    request: Request,
    found: ForPartner,
    answers: Mapping[str, Answer],
    note: ForOfficer,
    *,
    both: Sequence[versions.Difference] | None = None,
    unkept: Sequence[versions.Difference] | None = None,
) -> HttpResponse:
    told = next((name for name in ("kept", "sent") if name in request.GET), "")
    context = {
        "one": found,
        "answers": answers,
        "note": note,
        "told": say(f"partners-told-{told}") if told else "",
        "both": both,
        "unkept": unkept,
        "words": said,
    }
    return show(request, "referral", context, tab="referrals", status=200 if both is None and unkept is None else 409)


@require_POST
@page(Act.SEE_REFERRALS)
def download(request: Request, referral_id: UUID) -> HttpResponse:
    """Only where the force has said that it may leave the page."""
    try:
        made = paper.for_partner(actor=request.actor, referral_id=referral_id, now=request.now)
    except (UnknownReferral, NotPermitted):
        return pages.not_found(request)
    response = pages.attachment(made.content, made.media_type, f"document.{'pdf' if made.is_pdf else 'html'}")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
@page(Act.SEE_REFERRALS)
def asked(request: Request) -> HttpResponse:
    found = self_referrals.listed(actor=request.actor, now=request.now)
    return show(request, "asked", {"found": found, "words": said}, tab="asked")


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_REFERRALS)
def asked_one(request: Request, ask_id: UUID) -> HttpResponse:
    whose: dict[str, Any] = {"actor": request.actor, "ask_id": ask_id, "now": request.now}
    acts: Mapping[str, Callable[[], None]] = {
        "ended": lambda: self_referrals.ended(**whose),
        "agrees": lambda: self_referrals.agrees(**whose),
    }
    try:
        if request.method == "POST" and request.POST.get("act") in acts:
            acts[request.POST["act"]]()
            return HttpResponseRedirect(reverse("partners:asked-one", args=[ask_id]), status=303)
        found = self_referrals.opened(**whose)
    except UnknownAsk:
        return pages.not_found(request)
    return show(request, "asked_one", {"one": found, "words": said}, tab="asked")


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_REFERRALS)
def capacity(request: Request) -> HttpResponse:
    """One press a service."""
    which = ids.named(request.POST.get("service", "")) or ids.NOBODYS
    is_entry = request.POST.get("act") == "wrong"
    form = Places(request.POST if request.method == "POST" and not is_entry else None, auto_id=f"%s-{which}")
    entry = OwnEntry(request.POST if is_entry else None, auto_id=f"%s-{which}")
    try:
        told = _said_of_own(request, which, entry if is_entry else form) if request.method == "POST" else ""
    except partner_room.UnknownService:
        return pages.not_found(request)
    if told and told != _SINCE:
        return HttpResponseRedirect(f"{reverse('partners:capacity')}?{told}", status=303)
    found = partner_room.listed(actor=request.actor, now=request.now)
    theirs = next((one for one in found if one.id == which), None)
    both: Sequence[versions.Difference] | None = None
    if told == _SINCE and theirs is not None:
        both = versions.beside(form, Places(initial=_as_said(theirs.room)), theirs.version)
    context = {
        "services": found,
        "forms": {one.id: form if one is theirs and form.is_bound else _places(one) for one in found},
        "entries": {one.id: entry if one is theirs else OwnEntry(auto_id=f"%s-{one.id}") for one in found},
        "both": both,
        "told": next((say(f"partners-told-{name}") for name in ("kept", "wrong") if name in request.GET), ""),
        "words": said,
    }
    return show(request, "places", context, tab="capacity", status=200 if both is None else 409)


def _places(one: OwnService) -> Places:
    return Places(initial={"after": one.version}, auto_id=f"%s-{one.id}")


def _said_of_own(request: Request, service_id: UUID, form: Form) -> str:
    """What was kept, by its name; empty where the page is shown again."""
    if not form.is_valid():
        return ""
    whose: dict[str, Any] = {"actor": request.actor, "service_id": service_id, "now": request.now}
    try:
        if isinstance(form, OwnEntry):
            partner_room.say_wrong(**whose, **form.cleaned_data)
            return "wrong"
        partner_room.state(**whose, **form.cleaned_data)
    except partner_room.NotCapacity:
        form.add_error("number", say("partners-capacity-wrong"))
        return ""
    except WrittenSince:
        return _SINCE
    return "kept"


def _as_said(room: Room | None) -> dict[str, Any]:
    return {"said": room.said, "number": room.places or room.weeks} if room else {}


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.KEEP_COLLEAGUES)
def people(request: Request) -> HttpResponse:
    """For a lead alone."""
    act = {"certify": partner_people.certify, "left": partner_people.left}.get(request.POST.get("act", ""))
    if act is not None:
        try:
            act(actor=request.actor, user_id=UUID(request.POST.get("user", "")), now=request.now)
        except (UnknownPartner, ValueError):
            return pages.not_found(request)
        return HttpResponseRedirect(reverse("partners:people"), status=303)
    found = partner_people.listed(actor=request.actor, now=request.now)
    return show(request, "people", {"people": found, "words": said, "me": request.actor.id}, tab="people")
