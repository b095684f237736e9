"""Puts what a plan of control days found into sentences."""

from __future__ import annotations

from datetime import date

from victimcare.channels.web.ui.forms import id_part
from victimcare.rules.control_room.figures.steering import SteeringOutcome
from victimcare.services.control_room.figures.steering_effect import SteeringPlanEffect
from victimcare.services.control_room.figures.steering_estimate import DifferenceEstimate
from victimcare.wording import dates, say


def day_label(on: date) -> str:
    return dates.write_day(on, manner="text", today=on)


def effect_sentence(outcome: SteeringOutcome, found: DifferenceEstimate | None) -> str:
    """What was found, in one sentence that claims no more than the interval does."""
    name = id_part(outcome)
    if found is None:
        return say("control-room-steering-too-few", outcome=say(f"control-room-steering-outcome-{name}"))
    how = ("less" if found.high < 0 else "more") if found.is_shown else "open"
    return say(
        f"control-room-steering-found-{how}",
        outcome=say(f"control-room-steering-outcome-{name}"),
        steered=number_label(found.steered_mean),
        others=number_label(found.control_mean),
        difference=number_label(abs(found.difference)),
        low=number_label(found.low),
        high=number_label(found.high),
    )


def number_label(value: float) -> str:
    """With a real minus sign, which screen readers read."""
    return f"{value:.2f}".replace("-", "\N{MINUS SIGN}")


def count_sentences(plan: SteeringPlanEffect) -> list[str]:
    """How many days and contacts there were, and what is not known."""
    return [
        say("control-room-steering-days-so-far", steered=plan.steered_days, control=plan.control_days),
        say("control-room-steering-measured", contacts=plan.contacts),
        say("control-room-steering-left-out", none=plan.no_sender, danger=plan.in_danger),
    ]
