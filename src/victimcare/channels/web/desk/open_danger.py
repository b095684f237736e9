"""The open danger of the victim of a page, one line each, for the top of that page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from victimcare.channels.web.desk import said_danger, said_work
from victimcare.channels.web.ui.pages import Request
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.desk import queries
from victimcare.services.desk.shapes import WorkItem


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
    found = queries.list_open_danger(actor=request.actor, by=by, value=value, now=request.now)
    return [_line(item, request) for item in found if pressed is None or item.id != pressed.task_id]


def _line(item: WorkItem, request: Request) -> DangerLine:
    said = (
        said_danger.say_reason(item, request.now),
        said_danger.say_last_step(item, request.now),
        said_danger.name_owner(item),
    )
    address = f"{reverse('desk:tasks')}?which=all&task={item.id}#task"
    return DangerLine(address, said_work.act(item), " ".join(said))
