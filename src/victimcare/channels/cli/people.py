"""`victimcare access-code` and `victimcare leaflet`: a victim's code, in demonstrations and tests."""

from __future__ import annotations

import os
from pathlib import Path

import click

from victimcare.channels.cli.common import fail, operator, print_json
from victimcare.services import clock
from victimcare.services.access import NotPermitted
from victimcare.services.access_codes import codes_at_desk, victim_codes
from victimcare.services.portal import victim_page


@click.command("access-code")
@click.argument("crime_reference")
@click.option("--victim", required=True, help="The record system's victim_id.")
@click.option("--reason", required=True, help="Why a code is made; it stands in the audit.")
@click.option("--json", "wants_json", is_flag=True, help="For programs.")
def access_code(crime_reference: str, victim: str, reason: str, wants_json: bool) -> None:
    """Make a new code for a victim and print it once. In demo and test only.

    In production codes are made at the desk, by a named person after proof. The old code ends.

    \b
    Example:
      victimcare access-code 44/10307/26 --victim V10307-1 --reason "rehearsal" --json
    """
    actor, now = operator(reason, looks=True), clock.current_time()
    try:
        victim_id = victim_page.find_victim_id(actor=actor, reference=crime_reference, record_id=victim)
        made = victim_codes.make_victim_code(
            actor=actor, victim_id=victim_id, opens=victim_codes.find_code_scope(victim_id), now=now
        )
    except victim_codes.VictimNotFound:
        fail(f"No victim {victim} in a case {crime_reference}.", wants_json=wants_json)
    except NotPermitted as refused:
        fail(f"{refused}.", wants_json=wants_json)
    else:
        answer = {"code": made.code, "opens": made.opens, "expires_at": made.expires_at}
        if wants_json:
            print_json(answer)
        else:
            click.echo(f"{made.code}   opens: {made.opens}   until {made.expires_at:%d %B %Y}")


@click.command("leaflet")
@click.argument("crime_reference")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@click.option("--victim", required=True, help="The record system's victim_id.")
@click.option("--reason", required=True, help="Why a sheet is made; it stands in the audit.")
@click.option("--language", default="en", show_default=True, help="Such as ur; a draft is marked as one.")
@click.option(
    "--neutral", "is_neutral", is_flag=True, help="Nothing on it says who we are; for guarded victims always."
)
def leaflet(crime_reference: str, file: Path, victim: str, reason: str, language: str, *, is_neutral: bool) -> None:
    """Make the sheet that is given by hand, with a new code on it, as FILE. In demo and test only.

    In production it is printed at the desk, by a named person after proof. The old code ends.

    \b
    Example:
      victimcare leaflet 44/10307/26 sheet.pdf --victim V10307-1 --reason "rehearsal" --language ur
    """
    actor, now, folder = operator(reason, looks=True), clock.current_time(), file.absolute().parent
    if not os.access(folder, os.W_OK | os.X_OK):  # asked first: her old code ends with the sheet
        fail(f"{folder} is no folder that can be written to: give another place for the sheet.")
    try:
        victim_id = victim_page.find_victim_id(actor=actor, reference=crime_reference, record_id=victim)
        printed = codes_at_desk.make_leaflet(
            actor=actor, victim_id=victim_id, language=language, is_neutral=is_neutral, now=now
        )
    except victim_codes.VictimNotFound:
        fail(f"No victim {victim} in a case {crime_reference}.", wants_json=False)
    except codes_at_desk.LeafletLanguageUnavailable:
        fail(f"No sheet is printed in {language}: it is not whole, or nobody has signed it off.", wants_json=False)
    except NotPermitted as refused:
        fail(f"{refused}.", wants_json=False)
    else:
        file.write_bytes(printed.content)
        click.echo(f"{file}: {printed.media_type}")
