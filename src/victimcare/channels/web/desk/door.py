"""How the desk knows its people, what it does with those it does not know, and why somebody looks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import wraps
from typing import Any, Protocol
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from victimcare.channels.web.desk import said, said_plan, unsaved
from victimcare.channels.web.desk.open_danger import list_danger_lines
from victimcare.channels.web.desk.team_parts import parts_for
from victimcare.channels.web.ui import pages, typed
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.staff.door import find_staff, refuse
from victimcare.rules.desk.shortcut_keys import ShortcutAction, ShortcutKeys, read_shortcut_keys
from victimcare.services.access import Act, Actor, may
from victimcare.services.calls.agents.agent_presence import AgentStatus, find_agent_status
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import queries
from victimcare.services.desk.shapes import DangerCount
from victimcare.wording import say

_REASONS = "reasons"
_FINISHED = "finished"
_MOST_FINISHED = 50
_STANDS = "stands"
NOT_DONE = 409  # somebody was first, or it can't be done now: what was typed stands there still
# The bar: each tab's name, which is also its sentence `desk-tab-…`, its address, and the key that leads to it.
_TABS: tuple[tuple[str, str, str], ...] = (
    ("tasks", "desk:tasks", ""),
    ("new-contact", "desk:new-contact", ""),
    ("look-up", "desk:look-up", ShortcutAction.FIND),
    ("referrals", "desk:referrals", ""),
    ("team", "desk:team", ""),
)


find = find_staff
page = pages.door(find=find, refuse=refuse)


def show(
    request: Request, template: str, context: Mapping[str, Any], *, tab: str = "", status: int = 200
) -> HttpResponse:
    """A page of the desk, with its tabs, and the call that rings or goes on; the page of the call says that itself.

    `beside` in the context: her whose record this is. Who ends the call there stays there."""
    tabs = [
        {"text": say(f"desk-tab-{name}"), "href": reverse(address), "current": name == tab, "key": key}
        for name, address, key in _TABS
    ]
    stands = None if template == "phone" else stands_now(request)
    keys = keys_of(request)
    parts = parts_for(request) if tab == "team" else []
    frame = {
        "site": say("desk-site"),
        "tabs": tabs,
        "tab": tab,
        "parts_of_tab": parts,
        "beside": "",
        "standing": stands,
        "safe_line": _safe_line(request, context),
        "open_danger": list_danger_lines(request, context),
        "danger_count": context["danger_count"] if "danger_count" in context else danger_now(request),
        "elapsed": said.elapsed,
        "contact_since": None,
        # Where somebody may be spoken with without a call, and so may be in danger. The bar of a call has that press on
        # every other page, and the page of the call its own.
        "in_contact": tab in ("new-contact", "look-up"),
        "keys": keys,
        "typed": typed.words(typed.fields(request)) if status == NOT_DONE else [],
        "pressed": json.dumps({key: press.value for press, key in keys.of.items()}) if keys.are_on else "",
    }
    return pages.render(request, f"desk/{template}.jinja", {**frame, **context}, status=status)


def stands_now(request: Request) -> AgentStatus | None:
    """How whoever looks stands with calls; asked once for a page that changes nothing."""
    if request.method not in ("GET", "HEAD"):
        return find_agent_status(actor=request.actor)
    kept = vars(request)
    if _STANDS not in kept:
        kept[_STANDS] = find_agent_status(actor=request.actor)
    found: AgentStatus | None = kept[_STANDS]
    return found


def _safe_line(request: Request, context: Mapping[str, Any]) -> str:
    """The safe way in one line, where the page says of whom it is: `safe_of`, by what and its value. `shows_note`: who
    sees the page may read what is noted with the plan, after a proof or as the owner of danger."""
    if "safe_of" not in context:
        return ""
    by, value = context["safe_of"]
    if value is None:
        return ""
    with_note = context.get("shows_note", False)
    short = plan_summaries.load_plan_summary(
        actor=request.actor, by=by, value=value, with_note=with_note, now=request.now
    )
    if short is None:
        return ""
    return said_plan.safe_line(
        short.plan,
        is_overtaken=short.is_overtaken,
        is_quiet_code_used=short.is_quiet_code_used,
        has_hidden_note=short.has_hidden_note,
        calls_open_now=short.calls_open_now,
    )


def danger_now(request: Request) -> DangerCount | None:
    """How many may be in danger now, for the bar; None for staff who are not of the desk."""
    return queries.count_danger(actor=request.actor) if may(request.actor, Act.SEE_TASKS) else None


def keys_of(request: Request) -> ShortcutKeys:
    """The single keys, as whoever is signed in wants them."""
    return read_shortcut_keys(getattr(request.user, "keys", None))


def keep_reason(request: Request, victim: UUID, reason: str) -> None:
    """Why this visit looks at her: asked once, kept with the session on the server, written with every look."""
    request.session[_FINISHED] = [one for one in request.session.get(_FINISHED, []) if one != str(victim)]
    request.session[_REASONS] = {**request.session.get(_REASONS, {}), str(victim): reason}


def forget_reason(request: Request, victim: UUID) -> None:
    """The contact is finished: whoever looks again says why again."""
    reasons = request.session.get(_REASONS, {})
    request.session[_REASONS] = {one: why for one, why in reasons.items() if one != str(victim)}
    request.session[_FINISHED] = [*request.session.get(_FINISHED, []), str(victim)][-_MOST_FINISHED:]
    unsaved.forget(request, victim)


def is_finished(request: Request, victim: UUID) -> bool:
    """Whether the last contact with her in this visit was finished, and none was begun since."""
    return str(victim) in request.session.get(_FINISHED, [])


def reason_for(request: Request, victim: UUID) -> str:
    """Empty when none was given."""
    reasons: dict[str, str] = request.session.get(_REASONS, {})
    return reasons.get(str(victim), "")


def row_beside(request: Request, victim: UUID | None) -> int | None:
    """The row of whoever is looked up on the screen that was pressed. Raises UnknownVictim."""
    return (
        identity_checks.find_visible_victim(request.actor, victim).id
        if victim and reason_for(request, victim)
        else None
    )


def because(request: Request, reason: str) -> Actor:
    return replace(request.actor, reason=reason)


class View(Protocol):
    def __call__(self, request: Request, victim_id: UUID) -> HttpResponse: ...


def after_proof(view: View) -> View:
    """Without a reason for looking: to the look-up, whether there is such a case or not. Without a proof: the gate,
    which keeps what was typed and says that it was not saved."""

    @wraps(view)
    def served(request: Request, victim_id: UUID) -> HttpResponse:
        reason = reason_for(request, victim_id)
        if not reason:
            return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
        request.actor = because(request, reason)
        gate = reverse("desk:case", args=[victim_id])
        try:
            answer = view(request, victim_id)
        except identity_checks.IdentityCheckMissing:
            if request.method != "POST":
                return HttpResponseRedirect(gate, status=303)
            unsaved.keep(request, victim_id)
            return HttpResponseRedirect(f"{gate}?ended", status=303)
        except identity_checks.UnknownVictim:
            return pages.not_found(request)
        if request.method == "POST":
            unsaved.forget(request, victim_id, path=request.path)
        return answer

    return served
