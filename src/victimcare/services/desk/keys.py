"""The single keys of the desk, as each of us wants them: as they come, others, or none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from victimcare.records.models import Staff
from victimcare.rules.desk import shortcut_keys
from victimcare.rules.desk.shortcut_keys import ShortcutAction
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note


class NotKeys(ValueError):
    """Something in it is no single key, or stands twice. `which`: those that do not do."""

    def __init__(self, which: frozenset[ShortcutAction]) -> None:
        super().__init__("each key is one letter, figure or sign, and does one thing")
        self.which = which


@transaction.atomic
def choose(*, actor: Actor, are_on: bool, of: Mapping[ShortcutAction, str], now: datetime) -> None:
    """Keep them. Raises NotKeys."""
    permit(actor, Act.CHOOSE_KEYS)
    if actor.staff_id is None:
        raise NotPermitted("keys are a person's")
    wrong = shortcut_keys.find_duplicate_shortcuts(of) | {
        press for press, key in of.items() if not shortcut_keys.is_valid_shortcut(key)
    }
    if wrong:
        raise NotKeys(wrong)
    kept = {"are_on": are_on, "of": {press.value: key.lower() for press, key in of.items()}}
    Staff.objects.filter(id=actor.staff_id).update(keys=kept)
    note(actor, "keys.chosen", at=now, detail={"are_on": are_on})
