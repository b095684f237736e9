"""`victimcare comparison`: the two orders of a call and a message when a case closes, counted apart."""

from __future__ import annotations

from dataclasses import asdict

import click

from victimcare.channels.cli.common import as_json, counted, operator, print_json
from victimcare.services import clock
from victimcare.services.care import closing_trial

_NAMES = {"call_first": "call first", "text_first": "message first"}
_ENDS = {
    "open": "open",
    "understood": "told and understood",
    "did_not_want": "did not want to hear it",
    "not_possible": "call not possible",
    "not_needed": "case opened again",
}
_HOW = (
    "An arm is the first byte of SHA-256 over the words, a colon and the case's own random id: even, the call comes\n"
    "first; odd, the message. All of a case are in one arm. Whoever is guarded is in neither, and rung first."
)


@click.command("comparison")
@as_json
def comparison(wants_json: bool) -> None:
    """Count the calls of each order that `compare_closing` in force.toml has drawn, and draw every arm again.

    \b
    Examples:
      victimcare comparison
      victimcare comparison --json
    """
    found = closing_trial.count_trial_arms(actor=operator(), now=clock.current_time())
    if wants_json:
        print_json({"comparisons": [asdict(one) for one in found], "how_drawn": _HOW})
        return
    if not found:
        click.echo("Nothing is compared, and nothing was. compare_closing under [care] in force.toml turns it on.")
    for one in found:
        click.echo(f"{one.name}: {'on' if one.is_on else 'over'}{f', since {one.since}' if one.since else ''}")
        for arm in one.arms:
            ended = ", ".join(f"{_ENDS[name]} {count}" for name, count in sorted(arm.ended.items()))
            click.echo(
                f"  {_NAMES[arm.arm]}: {counted(arm.calls, 'call')} of {counted(arm.cases, 'case')}; {ended or '-'}"
            )
            click.echo(
                f"    second look said {arm.second_look_said}, support said {arm.support_said}, "
                f"stopped something in 90 days {arm.left}"
            )
        again = sum(arm.not_as_drawn for arm in one.arms)
        click.echo(f"  Drawn again: {'all as they were' if not again else f'{again} not as they were'}.")
    click.echo(_HOW)
