"""The desk's words for messages: delivery state, kind, supplier, and what a brake stops."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from urllib.parse import urlsplit

from victimcare.channels.web.desk.staff_words import event_label, id_part
from victimcare.services.messages.brake_releases import BrakeDetail
from victimcare.services.rights.ledger_upkeep import PRODUCT_SOURCE
from victimcare.wording import has_sentence, say

_DOORS = frozenset({"desk", "officer", "page"})  # our own event sources that cause many messages


def message_tag(states: Sequence[tuple[datetime, str]]) -> str:
    """Return the tag for a message's latest state."""
    return {
        "held": "held",
        "in_doubt": "late",
        "delivered": "kept",
        "failed": "missed",
        "not_needed": "declined",
    }.get(states[-1][1], "due")


def template_label(name: str) -> str:
    return say(f"desk-template-{name}") if has_sentence(f"desk-template-{name}") else say("desk-template-told")


def supplier_label(name: str) -> str:
    """Return the supplier's display name, or its name in the product if it has none."""
    return say(f"desk-supplier-{id_part(name)}") if has_sentence(f"desk-supplier-{id_part(name)}") else name


def supplier_answers_label(given: Sequence[str]) -> str:
    """Summarise a supplier's last answers, newest first: "2 hanging, 1 good, 3 slow"."""
    runs = [(answer, len(list(run))) for answer, run in groupby(reversed(given))]
    return ", ".join(say(f"desk-answer-{answer}", count=count) for answer, count in runs)


def brake_kind_label(brake: BrakeDetail) -> str:
    """Name the messages that a brake stops: for one event, in one area, or with one sentence."""
    what = {"event_type": event_label, "template": template_label}.get(brake.axis, str)(brake.value)
    return say(f"desk-brake-kind-{id_part(brake.axis)}", what=what)


def event_source_label(address: str) -> str:
    """Name the source of an event. A record system is shown by the address that its administrators gave it, without the
    parts that only machines need."""
    if address.startswith(PRODUCT_SOURCE):
        door = address.removeprefix(PRODUCT_SOURCE)
        return say(f"desk-brake-source-{door if door in _DOORS else 'ours'}")
    name = urlsplit(address).netloc or address.removeprefix("urn:").replace(":", " ")
    return say("desk-brake-source-records", name=name)
