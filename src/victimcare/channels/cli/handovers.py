"""`victimcare handover`: is a packet genuine, and what agencies need to see that for themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from victimcare.channels.cli.common import NEEDS_A_PERSON, as_json, fail, print_json
from victimcare.services.handovers import report_exchange, report_printing

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("handover")
def handover() -> None:
    """Packets to other agencies.

    \b
    Examples:
      victimcare handover verify packet-3f2a.json
      victimcare handover keys > riverside.jwks.json
    """


@handover.command("verify")
@click.argument("file", type=_FILE)
@click.option("--keys", type=_FILE, help="A key set of the force that sent it; this installation's own unless you say.")
@as_json
def verify(file: Path, keys: Path | None, wants_json: bool) -> None:
    """Is this packet signed by the force, and whole? Needs no database. Status 3 when not.

    \b
    Example:
      victimcare handover verify packet-3f2a.json --keys riverside.jwks.json
    """
    try:
        found = report_exchange.verify_report(file.read_bytes(), _keys(keys))
    except report_exchange.SignatureInvalid as wrong:
        fail(f"Do not rely on {file.name}: {wrong}.", wants_json=wants_json, status=NEEDS_A_PERSON)
        return
    if left := report_exchange.list_schema_errors(found.content):
        fail(
            f"{file.name} is signed, and has not the form of a packet: {'; '.join(left[:3])}.",
            wants_json=wants_json,
            status=NEEDS_A_PERSON,
        )
    content = json.loads(found.content)
    if wants_json:
        print_json({"key": found.key, "content": content})
        return
    click.echo(f"Signed by the key {found.key}, and whole.\n")
    for part in report_printing.word_report_parts(content):
        click.echo("\n  ".join((part.name, *part.lines)))


@handover.command("keys")
def keys() -> None:
    """The public keys, for the agencies: a JSON Web Key Set (RFC 7517).

    \b
    Example:
      victimcare handover keys > riverside.jwks.json
    """
    print_json(report_exchange.build_key_set())


@handover.command("schema")
def schema_of_packets() -> None:
    """The JSON Schema of a packet.

    \b
    Example:
      victimcare handover schema > handover.schema.json
    """
    click.echo(report_exchange.read_report_schema(), nl=False)


def _keys(file: Path | None) -> list[dict[str, Any]] | None:
    if file is None:
        return None
    try:
        held: list[dict[str, Any]] = json.loads(file.read_bytes())["keys"]
    except (ValueError, KeyError, TypeError):
        raise click.UsageError(f"{file} is no JSON Web Key Set.") from None
    return held
