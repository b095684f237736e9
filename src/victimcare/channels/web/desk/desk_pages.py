"""The frame of every desk page, and the reason for access and identity check that pages of a victim require."""

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

# Open danger of the victim whom a page is about, one line each, for the top of that page.


@dataclass(frozen=True, slots=True)
class DangerLine:
    """One open danger task: its address, what to do, and where it stands."""

    address: str
    title: str
    about: str


def list_danger_lines(request: Request, context: Mapping[str, Any]) -> list[DangerLine]:
    """List the victim's open danger, worst first, if the page says whom it is about: by the record that it shows, or by
    `safe_of`. Danger reported in this contact is left out because the page shows it already."""
    by, value = (
        (plan_summaries.VICTIM, context["record"].id) if "record" in context else context.get("safe_of", ("", None))
    )
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


# The parts of the Team page: each is its own page, with one row of tabs above them all.

# The address of each part, which is also its sentence `team-part-…`, and the act that it requires.
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
    """List the parts that this person may open. The longest address that begins the request's path is current."""
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
NOT_DONE = 409  # a colleague was first, or this cannot be done now: the page keeps what was typed
# The navigation bar: each tab's name, which is also its sentence `desk-tab-…`, its address, and its shortcut key.
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
    """Render a desk page with its tabs and the call that is ringing or in progress. The phone page shows its own.

    `beside` in the context: the victim whose record this is. Staff who end the call there stay on that page.
    """
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
        # These pages are used in contacts without a call, in which a person may be in danger. On all other pages the
        # call bar has the danger button; the phone page has its own.
        "in_contact": tab in ("new-contact", "look-up"),
        "keys": keys,
        "typed": pages.list_typed_words(pages.list_posted_fields(request)) if status == NOT_DONE else [],
        "pressed": json.dumps({key: press.value for press, key in keys.of.items()}) if keys.are_on else "",
    }
    return pages.render_page(request, f"desk/{template}.jinja", {**frame, **context}, status=status)


def current_standing(request: Request) -> AgentStatus | None:
    """Find the call status of the signed-in person, with one query per request for pages that change nothing."""
    if request.method not in ("GET", "HEAD"):
        return find_agent_status(actor=request.actor)
    kept = vars(request)
    if _STANDING not in kept:
        kept[_STANDING] = find_agent_status(actor=request.actor)
    found: AgentStatus | None = kept[_STANDING]
    return found


def _safe_line(request: Request, context: Mapping[str, Any]) -> str:
    """Return the safe contact line if the page says whom it is about: `safe_of`, a kind of key and its value.
    `shows_note`: this person may read the plan's note, after an identity check or as the owner of a danger task."""
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
    """Count the people who may be in danger now, for the bar; None for staff who do not work at the desk."""
    return work_list.count_danger(actor=request.actor) if is_permitted(request.actor, Act.SEE_TASKS) else None


def chosen_keys(request: Request) -> ShortcutKeys:
    """Return the single-key shortcuts that the signed-in person has chosen."""
    return read_shortcut_keys(getattr(request.user, "keys", None))


def keep_reason(request: Request, victim: UUID, reason: str) -> None:
    """Keep the reason for access to this victim in the server session: asked once, written with every access."""
    request.session[_FINISHED] = [one for one in request.session.get(_FINISHED, []) if one != str(victim)]
    request.session[_REASONS] = {**request.session.get(_REASONS, {}), str(victim): reason}


def forget_reason(request: Request, victim: UUID) -> None:
    """Forget the reason because the contact is finished: the next access needs a new one."""
    reasons = request.session.get(_REASONS, {})
    request.session[_REASONS] = {one: why for one, why in reasons.items() if one != str(victim)}
    request.session[_FINISHED] = [*request.session.get(_FINISHED, []), str(victim)][-_MOST_FINISHED:]
    desk_input.forget_unsaved(request, victim)


def is_contact_finished(request: Request, victim: UUID) -> bool:
    """Whether the last contact with this victim in this session was finished and none has begun since."""
    return str(victim) in request.session.get(_FINISHED, [])


def access_reason(request: Request, victim: UUID) -> str:
    """Return the reason given in this session; empty when none was given."""
    reasons: dict[str, str] = request.session.get(_REASONS, {})
    return reasons.get(str(victim), "")


def find_victim_beside(request: Request, victim: UUID | None) -> int | None:
    """Return the row of the victim who was looked up on the screen of the pressed button. Raises NotFound."""
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
    """Require a reason for access and an identity check. Without a reason, redirect to the look-up, whether or not such
    a case exists. Without an identity check, redirect to the gate, which keeps what was typed and says that it was not
    saved."""

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
        if request.method == "POST":
            desk_input.forget_unsaved(request, victim_id, path=request.path)
        return answer

    return served


# The call to which a contact belongs.


def find_current_call(request: Request) -> tuple[UUID | None, datetime | None]:
    """Return the signed-in person's call, and its start while it goes on; None for both without a call."""
    stands = current_standing(request)
    if stands is None or stands.state not in (AgentState.ON_A_CALL, AgentState.WRAP_UP):
        return None, None
    call_id = agent_phone.find_call_to_finish(actor=request.actor)
    return call_id, stands.since if call_id and stands.state is AgentState.ON_A_CALL else None


def find_call_of_contact(request: Request, channel: str) -> UUID | None:
    """Return the call to which a contact in this channel belongs."""
    return agent_phone.find_call_to_finish(actor=request.actor) if channel == ContactChannel.PHONE else None


# Paging: where a list begins, and its count.


def page_start(request: Request) -> int:
    """Return the start given in the address, or 0 when it is not a valid position in a list."""
    text = request.GET.get("start")
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0


def count_label(count: int) -> str:
    return say("desk-tasks-many", count=count) if count >= MOST_COUNTED else str(count)
