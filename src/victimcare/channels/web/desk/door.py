"""How the desk knows its people, what it does with those it does not know, and why somebody looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import wraps
from typing import Any, Protocol
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from victimcare.channels.web.desk import said
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Actor, ActorKind
from victimcare.services.calls.taking.standing import standing
from victimcare.services.contact import proofs
from victimcare.services.desk.staff import actor_of
from victimcare.wording import say

_REASONS = "reasons"


def find(request: HttpRequest, now: datetime) -> Actor:
    """The member of staff who signed in; disabled meanwhile, they are nobody at once."""
    if request.user.is_authenticated:
        return actor_of(request.user)
    return Actor.nobody("staff")


def refuse(request: HttpRequest, actor: Actor) -> HttpResponse:
    """To sign-in for somebody we do not know; for everybody else it is not there."""
    if actor.kind is ActorKind.NOBODY:
        return HttpResponseRedirect(reverse("staff_sign_in"))
    return pages.not_found(request)


page = pages.door(find=find, refuse=refuse)


def show(
    request: Request, template: str, context: Mapping[str, Any], *, tab: str = "", status: int = 200
) -> HttpResponse:
    """A page of the desk, with its tabs, and the call that rings or goes on; the page of the call says that itself.

    `beside` in the context: her whose record this is. Who ends the call there stays there."""
    tabs = [
        {"text": say(f"desk-tab-{name}"), "href": reverse(f"desk:{name}"), "current": name == tab}
        for name in ("tasks", "phone", "look-up", "more")
    ]
    stands = None if template == "phone" else standing(actor=request.actor)
    frame = {"site": say("desk-site"), "tabs": tabs, "standing": stands, "elapsed": said.elapsed}
    return pages.render(request, f"desk/{template}.jinja", {**frame, **context}, status=status)


def keep_reason(request: Request, victim: UUID, reason: str) -> None:
    """Why this visit looks at her: asked once, kept with the session on the server, written with every look."""
    request.session[_REASONS] = {**request.session.get(_REASONS, {}), str(victim): reason}


def forget_reason(request: Request, victim: UUID) -> None:
    """The contact is finished: whoever looks again says why again."""
    reasons = request.session.get(_REASONS, {})
    request.session[_REASONS] = {one: why for one, why in reasons.items() if one != str(victim)}


def reason_for(request: Request, victim: UUID) -> str:
    """Empty when none was given."""
    reasons: dict[str, str] = request.session.get(_REASONS, {})
    return reasons.get(str(victim), "")


def because(request: Request, reason: str) -> Actor:
    return replace(request.actor, reason=reason)


class View(Protocol):
    def __call__(self, request: Request, victim_id: UUID) -> HttpResponse: ...


def after_proof(view: View) -> View:
    """Without a reason for looking: to the look-up, whether there is such a case or not. Without a proof: the gate."""

    @wraps(view)
    def served(request: Request, victim_id: UUID) -> HttpResponse:
        reason = reason_for(request, victim_id)
        if not reason:
            return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
        request.actor = because(request, reason)
        try:
            return view(request, victim_id)
        except proofs.NotProved:
            return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
        except proofs.UnknownVictim:
            return pages.not_found(request)

    return served
