"""Names the fields of a form that came with a message, as they were asked where it was filled in."""

from __future__ import annotations

from collections.abc import Mapping

from victimcare.channels.web.ui.forms import id_part
from victimcare.rules.control_room.contact_kinds import ContactRoute
from victimcare.wording import has_sentence, say

_CALLS = frozenset({ContactRoute.CALL_999, ContactRoute.CALL_101})
_CHOICES = {"danger": "report-danger", "kind": "report-kind", "ring-back": "control-room-taking-ring-back"}
_SHOWN_ELSEWHERE = frozenset({"words"})


def show_fields(route: ContactRoute, fields: Mapping[str, str] | None) -> list[tuple[str, str]]:
    """Each question, and what was answered."""
    return [
        (_name_field(route, name), _name_value(name, value))
        for name, value in (fields or {}).items()
        if name not in _SHOWN_ELSEWHERE
    ]


def _name_field(route: ContactRoute, name: str) -> str:
    """Each way in has its questions. Other sites name their fields themselves."""
    part = id_part(name)
    ids = [f"control-room-field-{part}"]
    if route in _CALLS:
        ids.append(f"control-room-taking-field-{part}")
    elif route is ContactRoute.WEB:
        ids.append(f"report-{part}")
    return next((say(each) for each in ids if has_sentence(each)), name)


def _name_value(name: str, value: str) -> str:
    sentence = f"{_CHOICES[name]}-{id_part(value)}" if name in _CHOICES else ""
    return say(sentence) if sentence and has_sentence(sentence) else value
