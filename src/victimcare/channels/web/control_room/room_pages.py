"""Identifies the staff of the control room, and draws the frame of its pages. For others the site does not exist."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from victimcare.channels.web.control_room.contacts import contact_words_shown
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.staff_access import find_staff, refuse_staff
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.control_room.room_keys import read_room_keys
from victimcare.services.calls.agents import agent_presence
from victimcare.services.control_room.alarms import unseen_transfers
from victimcare.services.control_room.calls import call_lists
from victimcare.services.control_room.contacts import waiting_danger
from victimcare.wording import say
from victimcare.wording.dates import staff_time

NOT_DONE = 409  # a colleague was first, or this cannot be done now: the page keeps what was typed
room_page = pages.make_page(find=find_staff, refuse=refuse_staff)

# The navigation bar: each tab's name, which is also its sentence `control-room-tab-…`, and its address.
TABS: tuple[tuple[str, str], ...] = (
    ("queue", "control_room:queue"),
    ("calls", "control_room:calls"),
    ("phone", "control_room:phone"),
    ("incidents", "control_room:incidents"),
    ("mail", "control_room:mail"),
    ("wallboard", "control_room:wallboard"),
    ("figures", "control_room:half-hours"),
)


def rings_at_seat(request: Request) -> bool:
    """Whether a caller is offered to this handler on the line."""
    stands = agent_presence.find_agent_status(actor=request.actor)
    return stands is not None and stands.state is AgentState.OFFERED


def show_room_page(
    request: Request, template: str, context: Mapping[str, Any], *, tab: str = "", status: int = 200
) -> HttpResponse:
    """Render a page of the control room, with its tabs and the alarm while danger waits."""
    tabs = [
        {"text": say(f"control-room-tab-{name}"), "href": reverse(address), "current": name == tab}
        for name, address in TABS
    ]
    keys = read_room_keys(getattr(request.user, "keys", None))
    frame = {
        "site": say("control-room-site"),
        "tabs": tabs,
        "waited_label": contact_words_shown.waited_label,
        "alarm": waiting_danger.find_danger_alarm(actor=request.actor, now=request.now),
        "unseen_transfers": unseen_transfers.count_risen_transfers(actor=request.actor, now=request.now),
        "ringing": call_lists.list_ringing_calls(actor=request.actor, now=request.now),
        "rings_at_seat": rings_at_seat(request),
        "own_calls": call_lists.list_own_calls(actor=request.actor),
        "staff_time": staff_time,
        "keys": keys,
        "pressed": json.dumps({key: press.value for press, key in keys.of.items()}) if keys.are_on else "",
        "typed": pages.list_typed_words(pages.list_posted_fields(request)) if status == NOT_DONE else [],
    }
    return pages.render_page(request, f"control_room/{template}.jinja", {**frame, **context}, status=status)
