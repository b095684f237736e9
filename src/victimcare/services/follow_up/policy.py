"""What the force has settled about following up: its own steps where force.toml names any, else the product's."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from victimcare.records.models.follow_up import Urgency
from victimcare.rules.follow_up.delivery_escalation import EscalationStep, EscalationTiming
from victimcare.rules.follow_up.escalation import (
    CallEscalationRule,
    EscalationRule,
    EscalationTarget,
    UrgentEscalationTarget,
    UrgentEscalationTimes,
)
from victimcare.rules.force import Force
from victimcare.services.desk.task_shapes import HarmLevel

HERE = Path(__file__).parent / "policy.toml"


def silence_days() -> int:
    """How many working days ahead we look."""
    force: Force = settings.FORCE
    return force.silence_days


def backlog_share() -> int:
    """How many victims of its backlog a team takes on each working day, while no supervisor has said otherwise."""
    return int(_file()["backlog"]["share"])


def steps() -> tuple[EscalationRule, ...]:
    """The steps of escalation, by their days."""
    force: Force = settings.FORCE
    return force.escalation or _steps()


@cache
def call_back_steps() -> tuple[CallEscalationRule, ...]:
    """To whom a call back rises before it is late, and when it is, by its minutes."""
    return tuple(
        CallEscalationRule(timedelta(minutes=one["minutes"]), EscalationTarget(one["to"]))
        for one in _file()["call_back"]
    )


@cache
def pursued_first() -> tuple[HarmLevel, ...]:
    """In which order people are asked to reach victims whose news can wait."""
    return tuple(HarmLevel[name.upper()] for name in _file()["pursuing"]["order"])


@cache
def pursued_a_day() -> Mapping[HarmLevel, int]:
    """Of how many victims of each harm a team is asked a day; a harm that is not named has no bound."""
    return {HarmLevel[name.upper()]: int(most) for name, most in _file()["pursuing"]["a_day"].items()}


@cache
def today_times() -> UrgentEscalationTimes:
    """In how many minutes news of today rises, once the victim should know it."""
    minutes = _minutes("today")
    return UrgentEscalationTimes(
        minutes["unowned"], minutes["without_step"], UrgentEscalationTarget.CARE_TEAM, take_gives=minutes["take_gives"]
    )


@cache
def danger_times() -> UrgentEscalationTimes:
    """In how many minutes danger rises."""
    minutes = _minutes("danger")
    without_step = minutes["without_step"]
    return UrgentEscalationTimes(
        minutes["unowned"], without_step, UrgentEscalationTarget.DUTY, again_after=without_step
    )


@cache
def timings() -> Mapping[Urgency, EscalationTiming]:
    return {
        urgency: EscalationTiming(
            {EscalationStep(name): timedelta(minutes=minutes) for name, minutes in table["minutes"].items()},
            frozenset(EscalationStep(name) for name in table["by_machine"]),
            timedelta(minutes=table.get("for_a_person", 0)),
        )
        for urgency in Urgency
        for table in [_file()["ladder"][urgency]]
    }


@cache
def _steps() -> tuple[EscalationRule, ...]:
    return tuple(
        EscalationRule(one["working_days"], EscalationTarget(one["to"]), one["keeps"]) for one in _file()["escalation"]
    )


def _minutes(kind: str) -> Mapping[str, timedelta]:
    return {name: timedelta(minutes=count) for name, count in _file()["unanswered"][kind].items()}


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(HERE.read_text(encoding="utf-8"))
