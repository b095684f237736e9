"""What was sent and how far it came; and the suppliers that carry it."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from victimcare.channels.web.desk import said, said_messages
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.access import Act
from victimcare.services.messages import message_reports
from victimcare.services.messages import message_reports as messages_providers
from victimcare.services.messages.message_reports import MessageStage
from victimcare.wording import say

_Choice = TypeVar("_Choice", bound=StrEnum)


@require_safe
@page(Act.SEE_MESSAGES)
def messages(request: Request) -> HttpResponse:
    stage, channel = _chosen(request, "stage", MessageStage), _chosen(request, "channel", ContactMethod)
    found = message_reports.list_message_trails(
        actor=request.actor, stage=stage, channel=channel, after=_after(request), now=request.now
    )
    context = {
        "found": found,
        "stages": [
            (say(f"desk-stage-{said.dashed(one)}"), found.counts.get(one), _href(one, channel), one is stage)
            for one in MessageStage
        ],
        "channels": [(said.channel(one), _href(stage, one), one is channel) for one in ContactMethod],
        "everything": _href(None, None) if stage or channel else None,
        "next": _href(stage, channel, after=found.next) if found.next else None,
        "words": said,
        "message_words": said_messages,
    }
    return show(request, "sent", context, tab="more")


@require_safe
@page(Act.SEE_PROVIDERS)
def providers(request: Request) -> HttpResponse:
    found = messages_providers.list_supplier_statuses(actor=request.actor, now=request.now)
    return show(request, "providers", {"found": found, "words": said, "message_words": said_messages}, tab="more")


def _chosen(request: Request, name: str, choices: type[_Choice]) -> _Choice | None:
    """What is no choice is none."""
    given = request.GET.get(name, "")
    return choices(given) if given in {choice.value for choice in choices} else None


def _after(request: Request) -> UUID | None:
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None


def _href(stage: MessageStage | None, channel: ContactMethod | None, *, after: UUID | None = None) -> str:
    wanted = {"stage": stage, "channel": channel, "after": after}
    query = urlencode({name: str(value) for name, value in wanted.items() if value})
    return reverse("desk:messages-all") + (f"?{query}" if query else "")
