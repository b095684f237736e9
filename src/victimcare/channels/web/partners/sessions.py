"""Where a person of a support service is signed in, and the end of other sessions with a number of their app."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.partners import said
from victimcare.channels.web.partners.coming_in import NUMBER, app_digits
from victimcare.channels.web.partners.door import page, show, token_of
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.referrals import partner_sessions
from victimcare.services.referrals.partner_sessions import SessionRow
from victimcare.wording import say

_ALL = "all"


class EndSessions(Form):
    """`choices`: all other sessions, and each of them."""

    which = forms.ChoiceField(label=say("partners-sessions-which"), widget=forms.RadioSelect)
    digits = app_digits()
    drawing = {"digits": NUMBER}

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        which = self.fields["which"]
        assert isinstance(which, forms.ChoiceField)
        which.choices = choices

    @property
    def session_id(self) -> UUID | None:
        """The one to end; None for all others."""
        which = self.cleaned_data["which"]
        return None if which == _ALL else UUID(which)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_REFERRALS)
def list_and_end_sessions(request: Request) -> HttpResponse:
    actor, token = request.actor, token_of(request)
    rows = [
        (row, _describe_device(row), said.within(row.began_at, request.now), said.within(row.seen_at, request.now))
        for row in partner_sessions.list_sessions(actor=actor, token=token, now=request.now)
    ]
    others = [
        (str(row.id), say("partners-sessions-one", device=device, began=began))
        for row, device, began, _ in rows
        if not row.is_this
    ]
    choices = [(_ALL, say("partners-sessions-all")), *others]
    form = EndSessions(request.POST if request.method == "POST" else None, choices=choices)
    if form.is_valid():
        digits = form.cleaned_data["digits"]
        ended = partner_sessions.end_sessions(
            actor=actor, token=token, digits=digits, session_id=form.session_id, now=request.now
        )
        if ended is not None:
            return HttpResponseRedirect(f"{reverse('partners:sessions')}?ended", status=303)
        form.add_error("digits", say("partners-digits-wrong"))
    context = {"form": form, "rows": rows, "has_others": bool(others), "is_ended": "ended" in request.GET}
    return show(request, "sessions", context, tab="sessions")


def _describe_device(row: SessionRow) -> str:
    """ "A computer, with Chrome"."""
    device = say(f"account-device-{row.device}")
    return device if row.browser == "other" else f"{device}, {say(f'account-browser-{row.browser}')}"
