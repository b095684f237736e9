"""`victimcare access`: who may do what."""

from __future__ import annotations

import click

from victimcare.channels.cli.common import as_json, print_json
from victimcare.services.access.matrix import MAY


@click.group("access")
def access() -> None:
    """Who may do what.

    \b
    Example:
      victimcare access matrix
    """


@access.command("matrix")
@as_json
def matrix(wants_json: bool) -> None:
    """Every act, and who may do it. Which records somebody may then touch, each room's own scope says.

    \b
    Example:
      victimcare access matrix
    """
    everyone = sorted({who for may in MAY.values() for who in may}, key=lambda who: (who.sort != "role", who))
    if wants_json:
        print_json({act.value: [f"{who.sort}:{who.name}" for who in sorted(may)] for act, may in MAY.items()})
        return
    heads = [who.name if who.sort == "role" else f"({who.name})" for who in everyone]
    wide = max(len(act.value) for act in MAY)
    click.echo("Staff by their roles; in brackets whoever is no staff, and what was agreed with a victim.")
    click.echo(" " * wide + "  " + "  ".join(heads))
    for act, may in MAY.items():
        marks = ("x" if who in may else "." for who in everyone)
        row = "  ".join(mark.center(len(head)) for mark, head in zip(marks, heads, strict=True))
        click.echo(f"{act.value:<{wide}}  {row}".rstrip())
