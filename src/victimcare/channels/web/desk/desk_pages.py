"""How the desk knows its people, what it does with those it does not know, and why somebody looks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Any, Protocol
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from victimcare.channels.web.desk import desk_input, staff_words
from victimcare.channels.web.desk.record import plan_presenter
from victimcare.channels.web.desk.work import danger_presenter, work_presenter
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.staff_access import find_staff, refuse_staff
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.desk.shortcut_keys import ShortcutAction, ShortcutKeys, read_shortcut_keys
from victimcare.services.access import Act, Actor, PermissionRefused, is_permitted, permit
from victimcare.services.calls.agents import agent_phone
from victimcare.services.calls.agents.agent_presence import AgentStatus, find_agent_status
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import work_list
from victimcare.services.desk.task_shapes import DangerCount, WorkItem
from victimcare.services.desk.work_list import MOST_COUNTED
from victimcare.wording import say

# The open danger of the victim of a page, one line each, for the top of that page.


@dataclass(frozen=True, slots=True)
class DangerLine:
    """One piece of open danger: the address of its task, what to do, and how it stands."""

    address: str
    title: str
    about: str


def list_danger_lines(request: Request, context: Mapping[str, Any]) -> list[DangerLine]:
    """The worst first, where the page says of whom it is: by the record that it shows, or by `safe_of`. Without what
    was pressed in this contact, which the page says already."""
    by, value = (plan_summaries.VICTIM, context["her"].id) if "her" in context else context.get("safe_of", ("", None))
    if value is None:
        return []
    pressed = context.get("danger")
    found = work_list.list_open_danger(actor=request.actor, by=by, value=value, now=request.now)
    return [_build_danger_line(item, request) for item in found if pressed is None or item.id != pressed.task_id]


def _build_danger_line(item: WorkItem, request: Request) -> DangerLine:
    said = (
        danger_presenter.say_reason(item, request.now),
        danger_presenter.say_last_step(item, request.now),
        danger_presenter.name_danger_owner(item),
    )
    address = f"{reverse('desk:tasks')}?which=all&task={item.id}#task"
    return DangerLine(address, work_presenter.task_act(item), " ".join(said))


# The parts of the Team page: each a page of its own, with one row of switches over all of them.

# Each part's address, which is also its sentence `team-part-…`, and the act that it takes.
_TEAM_PARTS: tuple[tuple[str, Act], ...] = (
    ("team", Act.SEE_TASKS),
    ("team-load", Act.SEE_TEAM_LOAD),
    ("team-quality", Act.REVIEW_CONTACTS),
    ("team-coaching", Act.COACH),
    ("contact-times", Act.SEE_CONTACT_TIMES),
    ("odd-looks", Act.ANSWER_FLAGGED_ACCESSES),
    ("conflicts", Act.KEEP_CONFLICTS),
)


def team_tabs(request: Request) -> list[dict[str, Any]]:
    """Those that whoever asks may open; the one that is open is whose address theirs begins with."""
    addresses = {name: reverse(f"desk:{name}") for name, act in _TEAM_PARTS if _may_open(request, act)}
    here = max((each for each in addresses.values() if request.path.startswith(each)), key=len, default="")
    return [
        {"text": say(f"team-part-{name}"), "href": address, "current": address == here}
        for name, address in addresses.items()
    ]


def _may_open(request: Request, act: Act) -> bool:
    try:
        permit(request.actor, act)
    except PermissionRefused:
        return False
    return True


_REASONS = "reasons"
_FINISHED = "finished"
_MOST_FINISHED = 50
_STANDING = "stands"
NOT_DONE = 409  # somebody was first, or it can't be done now: what was typed stands there still
# The bar: each tab's name, which is also its sentence `desk-tab-…`, its address, and the key that leads to it.
_TABS: tuple[tuple[str, str, str], ...] = (
    ("tasks", "desk:tasks", ""),
    ("new-contact", "desk:new-contact", ""),
    ("look-up", "desk:look-up", ShortcutAction.FIND),
    ("referrals", "desk:referrals", ""),
    ("team", "desk:team", ""),
)


find_desk_staff = find_staff
desk_page = pages.make_page(find=find_desk_staff, refuse=refuse_staff)


def show_page(
    request: Request, template: str, context: Mapping[str, Any], *, tab: str = "", status: int = 200
) -> HttpResponse:
    """A page of the desk, with its tabs, and the call that rings or goes on; the page of the call says that itself.

    `beside` in the context: her whose record this is. Who ends the call there stays there."""
    tabs = [
        {"text": say(f"desk-tab-{name}"), "href": reverse(address), "current": name == tab, "key": key}
        for name, address, key in _TABS
    ]
    stands = None if template == "phone" else current_standing(request)
    keys = chosen_keys(request)
    parts = team_tabs(request) if tab == "team" else []
    frame = {
        "site": say("desk-site"),
        "tabs": tabs,
        "tab": tab,
        "parts_of_tab": parts,
        "beside": "",
        "standing": stands,
        "safe_line": _safe_line(request, context),
        "open_danger": list_danger_lines(request, context),
        "danger_count": context["danger_count"] if "danger_count" in context else count_danger_now(request),
        "elapsed": staff_words.elapsed_clock,
        "contact_since": None,
        # Where somebody may be spoken with without a call, and so may be in danger. The bar of a call has that press on
        # every other page, and the page of the call its own.
        "in_contact": tab in ("new-contact", "look-up"),
        "keys": keys,
        "typed": pages.list_typed_words(pages.list_posted_fields(request)) if status == NOT_DONE else [],
        "pressed": json.dumps({key: press.value for press, key in keys.of.items()}) if keys.are_on else "",
    }
    return pages.render_page(request, f"desk/{template}.jinja", {**frame, **context}, status=status)


def current_standing(request: Request) -> AgentStatus | None:
    """How whoever looks stands with calls; asked once for a page that changes nothing."""
    if request.method not in ("GET", "HEAD"):
        return find_agent_status(actor=request.actor)
    kept = vars(request)
    if _STANDING not in kept:
        kept[_STANDING] = find_agent_status(actor=request.actor)
    found: AgentStatus | None = kept[_STANDING]
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
    return plan_presenter.build_safe_line(
        short.plan,
        is_overtaken=short.is_overtaken,
        is_quiet_code_used=short.is_quiet_code_used,
        has_hidden_note=short.has_hidden_note,
        calls_open_now=short.calls_open_now,
    )


def count_danger_now(request: Request) -> DangerCount | None:
    """How many may be in danger now, for the bar; None for staff who are not of the desk."""
    return work_list.count_danger(actor=request.actor) if is_permitted(request.actor, Act.SEE_TASKS) else None


def chosen_keys(request: Request) -> ShortcutKeys:
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
    desk_input.forget_unsaved(request, victim)


def is_contact_finished(request: Request, victim: UUID) -> bool:
    """Whether the last contact with her in this visit was finished, and none was begun since."""
    return str(victim) in request.session.get(_FINISHED, [])


def access_reason(request: Request, victim: UUID) -> str:
    """Empty when none was given."""
    reasons: dict[str, str] = request.session.get(_REASONS, {})
    return reasons.get(str(victim), "")


def find_victim_beside(request: Request, victim: UUID | None) -> int | None:
    """The row of whoever is looked up on the screen that was pressed. Raises UnknownVictim."""
    return (
        identity_checks.find_visible_victim(request.actor, victim).id
        if victim and access_reason(request, victim)
        else None
    )


def with_reason(request: Request, reason: str) -> Actor:
    return replace(request.actor, reason=reason)


class VictimView(Protocol):
    def __call__(self, request: Request, victim_id: UUID) -> HttpResponse: ...


def after_identity_check(view: VictimView) -> VictimView:
    """Without a reason for looking: to the look-up, whether there is such a case or not. Without a proof: the gate,
    which keeps what was typed and says that it was not saved."""

    @wraps(view)
    def served(request: Request, victim_id: UUID) -> HttpResponse:
        reason = access_reason(request, victim_id)
        if not reason:
            return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
        request.actor = with_reason(request, reason)
        gate = reverse("desk:case", args=[victim_id])
        try:
            answer = view(request, victim_id)
        except identity_checks.IdentityCheckMissing:
            if request.method != "POST":
                return HttpResponseRedirect(gate, status=303)
            desk_input.keep_unsaved(request, victim_id)
            return HttpResponseRedirect(f"{gate}?ended", status=303)
        except identity_checks.UnknownVictim:
            return pages.answer_not_found(request)
        if request.method == "POST":
            desk_input.forget_unsaved(request, victim_id, path=request.path)
        return answer

    return served


# The call in which somebody has a contact.


def find_current_call(request: Request) -> tuple[UUID | None, datetime | None]:
    """The call that they have, and since when; neither where they have none."""
    stands = current_standing(request)
    if stands is None or stands.state not in (AgentState.ON_A_CALL, AgentState.WRAP_UP):
        return None, None
    call_id = agent_phone.find_call_to_finish(actor=request.actor)
    return call_id, stands.since if call_id and stands.state is AgentState.ON_A_CALL else None


def find_call_of_contact(request: Request, channel: str) -> UUID | None:
    """The call to which a contact belongs that was had in this way."""
    return agent_phone.find_call_to_finish(actor=request.actor) if channel == ContactChannel.PHONE else None


# Where a list begins, and how many there are.


def page_start(request: Request) -> int:
    """As the address says; at the beginning where it says nothing that is a place in a list."""
    text = request.GET.get("start")
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0


def count_label(count: int) -> str:
    return say("desk-tasks-many", count=count) if count >= MOST_COUNTED else str(count)
