"""`victimcare calls flow`: the call as it is laid out, in words or as a picture."""

from __future__ import annotations

import click

from victimcare.rules.calls import TABLES
from victimcare.rules.calls.flow_drawing import draw_flow, list_exits, step_text
from victimcare.wording import say


@click.command("flow")
@click.option("--svg", "as_picture", is_flag=True, help="A picture of all tables, as docs/the-call.svg is.")
def flow(as_picture: bool) -> None:
    """What happens in a telephone call. Every step, what it says, and where each thing leads.

    \b
    Example:
      victimcare calls flow --svg > call.svg
    """
    if as_picture:
        click.echo(drawn(), nl=False)
        return
    for title, table in TABLES.items():
        click.echo(f"\n{title}\n")
        for name, step in table.items():
            click.echo(f"  {name}")
            if said := step_text(step, _text):
                click.echo(f"    “{said}”")
            for way in list_exits(step):
                click.echo(f"    {way.why} → {way.target}")


def drawn() -> str:
    return draw_flow(TABLES, _text)


def _text(name: str) -> str:
    return say(name, number="…", relay="…", days="…")
