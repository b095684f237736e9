"""The screen of a contact before anybody is proved: the same for everyone, by telephone, at the counter, in writing.

It cannot show whether there is a case. Her code proves her without a look-up; whoever has none is found by a search
with a reason, or leaves a message that a person looks at.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import danger, door
from victimcare.channels.web.desk.call_now import call_now
from victimcare.channels.web.desk.contact_forms import Pad
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.forms import CodeProof
from victimcare.channels.web.ui import ids, pages
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.access_codes import codes_at_desk
from victimcare.services.conversations import contact_sessions, identity_checks, reading_tasks
from victimcare.wording import dates, say


@require_safe
@page(Act.RECORD_CONTACT)
def seen(request: Request) -> HttpResponse:
    return _screen(request)


@require_POST
@page(Act.RECORD_CONTACT)
def safe(request: Request) -> HttpResponse:
    """Whether it is safe to talk, from the blank screen or from the gate of whoever was looked up."""
    if (answer := request.POST.get("safe")) == "anew":
        contact_sessions.end_blank_session(actor=request.actor, now=request.now)
        return HttpResponseRedirect(reverse("desk:new-contact"), status=303)
    if answer not in ("yes", "no"):
        return _screen(request)
    beside = ids.named(request.POST.get("beside"))
    try:
        row = door.row_beside(request, beside)
    except identity_checks.UnknownVictim:
        return pages.not_found(request)
    call_id, since = call_now(request)
    contact_sessions.record_safe_to_talk(
        actor=request.actor,
        is_safe=answer == "yes",
        victim_id=row,
        call_id=call_id,
        since=since,
        now=request.now,
    )
    to = reverse("desk:case", args=[beside]) if beside else reverse("desk:new-contact")
    return HttpResponseRedirect(to, status=303)


@sensitive_post_parameters()
@require_POST
@page(Act.SEE_CASE)
def code(request: Request) -> HttpResponse:
    reason = say("one-contact-reason-code")
    call_id, since = call_now(request)
    found = codes_at_desk.verify_access_code(
        actor=door.because(request, reason),
        typed=CodeProof.typed(request.POST),
        call_id=call_id,
        since=since,
        now=request.now,
    )
    if found is None:
        return _screen(request, told=say("desk-gate-wrong"), is_wrong=True)
    door.keep_reason(request, found, reason)
    return HttpResponseRedirect(reverse("desk:case", args=[found]), status=303)


@sensitive_post_parameters()
@require_POST
@page(Act.RECORD_CONTACT)
def message(request: Request) -> HttpResponse:
    form = Pad(request.POST)
    if not form.is_valid():
        return _screen(request, pad=form)
    typed = form.cleaned_data
    due_at = reading_tasks.take_unverified_message(
        actor=request.actor,
        once=typed["once"],
        words=reading_tasks.UnverifiedMessageText(typed["about"], typed["caller"], typed["ring"], typed["message"]),
        call_id=call_now(request)[0],
        now=request.now,
    )
    return _screen(request, told=say("one-contact-pad-kept", time=dates.staff_time(due_at)))


def _screen(request: Request, *, told: str = "", is_wrong: bool = False, pad: Pad | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        **danger.load_danger_context(request),
        "is_safe": contact_sessions.find_safe_to_talk(actor=request.actor),
        "code_form": CodeProof(),
        "pad": pad or Pad(initial={"once": uuid4()}),
        "told": told,
        "is_wrong": is_wrong,
    }
    return show(request, "new_contact", context, tab="new-contact")
