"""Forms of the work list: filters, snoozing, shortcut keys, and handing tasks on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.conf import settings

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_input import HandOnForm
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui.forms import Form, day_field
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.clock import london_date, london_moment
from victimcare.rules.desk.shortcut_keys import ShortcutAction, ShortcutKeys
from victimcare.rules.desk.task_policy import LONGEST_SNOOZE
from victimcare.rules.force import Force
from victimcare.services.desk import direct_assignment, work_list
from victimcare.services.desk.direct_assignment import BulkHandOnResult
from victimcare.services.desk.staff_sessions import InvalidKeys
from victimcare.services.desk.task_kinds import TaskGroup
from victimcare.services.desk.task_shapes import Assignee, StateFilter
from victimcare.wording import say

_MORNING = time(9)
_DAY = "day"
_HOURS = (1, 3)
_DAYS = (1, 3, 7)


class WorkFilterForm(Form):
    """Filters the list from the address; invalid choices show everything."""

    group = forms.ChoiceField(label=say("work-filter-group"), required=False)
    show = forms.ChoiceField(label=say("work-filter-show"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(
            "group", ("", say("work-group-all")), *((one.value, say(f"work-group-{one.value}")) for one in TaskGroup)
        )
        self.offer("show", *((one.value, say(f"work-show-{one.value}")) for one in StateFilter))


class SnoozeForm(Form):
    """Takes a moment in the near future, or the morning of another day, and the reason."""

    until = forms.ChoiceField(
        label=say("work-snooze-until"),
        widget=forms.RadioSelect,
        error_messages={"required": say("work-snooze-until-needed")},
    )
    on = day_field(
        label=say("work-snooze-on"), required=False, error_messages={"invalid": say("work-snooze-on-needed")}
    )
    why = forms.CharField(
        label=say("work-snooze-why"), max_length=300, error_messages={"required": say("work-snooze-why-needed")}
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "until": {"classes": "govuk-radios--small"},
        "on": {"classes": "govuk-input--width-10"},
    }

    def __init__(self, *args: Any, now: datetime, latest: datetime | None, **kwargs: Any) -> None:
        """`latest`: the latest moment allowed, as for high harm; None: the longest that any task may be snoozed."""
        super().__init__(*args, **kwargs)
        self._latest = min(latest or now + LONGEST_SNOOZE, now + LONGEST_SNOOZE)
        near = [now + timedelta(hours=hours) for hours in _HOURS]
        near += [_morning(london_date(now) + timedelta(days=days)) for days in _DAYS]
        # Hours are counted from when the page was rendered. The form posts that moment, so it is accepted as it was
        # shown.
        if self.is_bound and (read := parse_moment(self.data.get(self.add_prefix("until"), ""))) and read not in near:
            near.insert(0, read)
        offered = [
            (at.isoformat(), staff_words.with_capital(staff_words.coming_moment(at, now)))
            for at in near
            if at <= self._latest
        ]
        self.has_any = bool(offered)
        self.offer("until", *offered, (_DAY, say("work-snooze-another")))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("until") == _DAY and not cleaned.get("on") and "on" not in self.errors:
            self.add_error("on", say("work-snooze-on-needed"))
        return cleaned

    @property
    def moment(self) -> datetime:
        typed = self.cleaned_data
        return _morning(typed["on"]) if typed["until"] == _DAY else datetime.fromisoformat(typed["until"])


class ShortcutKeysForm(Form):
    are_on = forms.BooleanField(label=say("work-keys-on"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"are_on": {"classes": "govuk-checkboxes--small"}}

    def __init__(self, *args: Any, keys: ShortcutKeys, **kwargs: Any) -> None:
        named = {f"key_{press.value}": key for press, key in keys.of.items()}
        super().__init__(*args, initial={"are_on": keys.are_on, **named}, **kwargs)
        for press in ShortcutAction:
            field = forms.CharField(label=say(f"work-key-{id_part(press.value)}"), max_length=1)
            self.ask(f"key_{press.value}", field, {"classes": "govuk-input--width-2", "autocapitalize": "none"})

    @property
    def chosen(self) -> Mapping[ShortcutAction, str]:
        return {press: self.cleaned_data[f"key_{press.value}"] for press in ShortcutAction}

    def refuse(self, wrong: InvalidKeys) -> None:
        for press in wrong.which:
            self.add_error(f"key_{press.value}", say("work-keys-wrong"))


def parse_moment(text: str) -> datetime | None:
    """Parse a moment from a page or a cookie; None if it is invalid."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _morning(day: date) -> datetime:
    return london_moment(day, _MORNING)


# Handing a task on to a colleague or another team, from any page on which it is worked.

TICKED_PREFIX = "many"


def build_hand_on_form(
    request: Request, data: Any = None, *, prefix: str = "hand", colleagues: Sequence[Assignee] | None = None
) -> HandOnForm:
    """`colleagues`: those to offer, if they are loaded already; `prefix`: TICKED_PREFIX for ticked tasks."""
    force: Force = settings.FORCE
    teams = [(team.code, team.name) for team in force.teams]
    offered = work_list.list_assignees(request.actor) if colleagues is None else colleagues
    return HandOnForm(data, colleagues=offered, teams=teams, prefix=prefix)


def hand_on_ticked(request: Request, valid: HandOnForm, task_ids: Collection[UUID]) -> BulkHandOnResult:
    kind, _, to = valid.cleaned_data["to"].partition(":")
    return direct_assignment.hand_on_tasks(
        actor=request.actor,
        task_ids=task_ids,
        note=valid.cleaned_data["note"],
        to_person=UUID(to) if kind == "person" else None,
        to_team=to if kind == "team" else None,
        now=request.now,
    )


def hand_on_by_form(request: Request, valid: HandOnForm, task_id: UUID) -> None:
    """Hand the task on. Raises what `services.desk.direct_assignment.hand_on_task` raises."""
    kind, _, to = valid.cleaned_data["to"].partition(":")
    direct_assignment.hand_on_task(
        actor=request.actor,
        task_id=task_id,
        note=valid.cleaned_data["note"],
        to_person=UUID(to) if kind == "person" else None,
        to_team=to if kind == "team" else None,
        now=request.now,
    )


def hand_on_refusal(whom: direct_assignment.ColleagueUnavailable) -> str:
    """Return one message for every reason why the colleague cannot take it."""
    return say("work-cannot-take", name=whom.name)
