"""What a victim chooses to have no more of, and what somebody records that starts a clock for her."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import parts
from victimcare.channels.web.desk.door import after_proof, page
from victimcare.channels.web.desk.said import dashed
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.clock import LONDON, london_date
from victimcare.rules.rights import OptOut
from victimcare.services.access import Act
from victimcare.services.contact import victim_record
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import victim_acts
from victimcare.services.desk.victim_acts import Started
from victimcare.services.referrals import at_desk
from victimcare.wording import dates, say

_DAYS_BACK = 30  # what happened longer ago is the record system's to tell
_NOON = time(12)


class Choose(Form):
    """One of two: what she wants no more of, or again."""

    of = forms.ChoiceField(label=say("rights-choice-of"), widget=forms.RadioSelect)
    channel = forms.ChoiceField(
        label=say("rights-act-channel"),
        choices=[
            ("", say("desk-contact-no-way")),
            *((one.value, say(f"desk-channel-{dashed(one)}")) for one in ContactChannel),
        ],
        error_messages={"required": say("desk-contact-which-way")},
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"of": {"classes": "govuk-radios--small"}}

    def __init__(self, *args: Any, among: Collection[OptOut], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("of", *((one.value, say(f"rights-choice-{dashed(one)}")) for one in OptOut if one in among))


class Out(Choose):
    words = words_field("rights-act-their-words", needed="rights-act-words-needed")


class Start(Form):
    what = forms.ChoiceField(
        label=say("rights-start-what"),
        choices=[("", say("rights-start-choose"))]
        + [(one.value, say(f"rights-start-{one.name.lower().replace('_', '-')}")) for one in Started],
        error_messages={"required": say("rights-start-what-needed")},
    )
    on = forms.ChoiceField(label=say("rights-start-on"))
    words = forms.CharField(
        label=say("rights-act-why"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = [today - timedelta(days=back) for back in range(_DAYS_BACK)]
        self.offer("on", *((day.isoformat(), dates.write_day(day, manner="page", today=today)) for day in days))


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.KEEP_DUTIES)
@after_proof
def choices(request: Request, victim_id: UUID) -> HttpResponse:
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    chosen = victim_acts.chosen(row, now=request.now)
    posted = request.POST.get("act", "")
    offered: dict[str, Form] = {
        "out": Out(pages.posted_for(request, "out"), prefix="out", among=frozenset(OptOut) - chosen),
        "in": Choose(pages.posted_for(request, "in"), prefix="in", among=chosen),
        "start": Start(pages.posted_for(request, "start"), prefix="start", today=london_date(request.now)),
    }
    form = offered.get(posted)
    if form is not None and form.is_valid():
        _do(request, posted, row, form.cleaned_data)
        return HttpResponseRedirect(reverse("desk:choices", args=[victim_id]) + "?done", status=303)
    if not chosen:
        del offered["in"]
    agreed_on = None
    if OptOut.SUPPORT not in chosen:
        agreed_on = at_desk.last_agreement_on(actor=request.actor, victim_id=row, now=request.now)
    told = [say("rights-act-done")] if "done" in request.GET else []
    context = {
        "chosen": sorted(chosen),
        "taken_back": victim_acts.list_taken_back(row, now=request.now),
        "forms": offered,
        "form": form,
        "told": told,
        "dashed": dashed,
        "agreed_on": agreed_on,
    }
    return parts.show_part(request, "choices", her, context)


def _do(request: Request, act: str, victim_id: int, typed: Mapping[str, Any]) -> None:
    given: dict[str, Any] = {"actor": request.actor, "victim_id": victim_id, "now": request.now}
    if act == "start":
        on = date.fromisoformat(typed["on"])
        noon = datetime.combine(on, _NOON, LONDON)  # only the day counts: a clock runs from the day after
        victim_acts.record_start(**given, what=Started(typed["what"]), happened_at=noon, words=typed["words"])
        return
    given |= {"of": OptOut(typed["of"]), "channel": typed["channel"]}
    if act == "out":
        victim_acts.opt_out(**given, words=typed["words"])
    else:
        victim_acts.opt_in(**given)
