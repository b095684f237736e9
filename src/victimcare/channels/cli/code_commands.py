"""Runs `victimcare token`, for other systems' bearer tokens, and `victimcare access-code` and `victimcare leaflet`, for
victims' codes."""

from __future__ import annotations

import os
from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path

import click

from victimcare.channels.cli.command_output import (
    end_with_failure,
    identify_operator,
    json_option,
    print_json,
    print_objects,
)
from victimcare.rules.errors import NotFound, VictimNotFound
from victimcare.services import api_tokens, clock
from victimcare.services.access import PermissionRefused
from victimcare.services.access_codes import codes_at_desk, victim_codes
from victimcare.services.feed.event_forms import FORM_OF_TYPE
from victimcare.services.portal import victim_page


@click.group("token")
def token_group() -> None:
    """Tokens for the API: shown once, kept hashed, bound to sources and event types.

    \b
    Examples:
      victimcare token new --source urn:force:niche
      victimcare token list
      victimcare token revoke 3
    """


@token_group.command("new")
@click.option("--source", "sources", multiple=True, required=True, help="A source it may speak for; repeat for more.")
@click.option("--types", default="", help="Event types it may send, with commas between; every type unless you say.")
@click.option("--scope", type=click.Choice(api_tokens.SCOPES), default=api_tokens.FEED, show_default=True)
@click.option("--name", default="", help="What people call it.")
@json_option
def make_token(sources: tuple[str, ...], types: str, scope: str, name: str, wants_json: bool) -> None:
    """Make a token and print it once.

    \b
    Example:
      victimcare token new --source urn:force:niche --types suspect.arrested,suspect.charged --scope feed
      victimcare token new --source partner:0b8f2c9e-5a51-4a5e-9a43-0f4d1c5f2a77 --scope referrals
    """
    wanted = [word.strip() for word in types.split(",") if word.strip()]
    for unknown in [word for word in wanted if word not in FORM_OF_TYPE]:
        near = get_close_matches(unknown, FORM_OF_TYPE, n=1)
        raise click.UsageError(
            f"The feed has no type {unknown}{f', did you mean {near[0]}' if near else ''}?"
            f" Known: {', '.join(FORM_OF_TYPE)}."
        )
    try:
        made = api_tokens.make_token(
            actor=identify_operator(),
            sources=sources,
            types=wanted,
            scope=scope,
            name=name,
            now=clock.current_time(),
        )
    except ValueError as refused:
        raise click.UsageError(str(refused)) from None
    if wants_json:
        print_json(asdict(made))
    else:
        signs_with = f"\nSigns with {made.signs_with}" if made.signs_with else ""
        to_end = f"To end it: victimcare token revoke {made.id}"
        click.echo(f"{made.token}{signs_with}\nKeep it now: it is not shown again. {to_end}")


@token_group.command("list")
@json_option
def list_tokens(wants_json: bool) -> None:
    """Every token, without its secret, and when it was last used.

    \b
    Example:
      victimcare token list
    """
    print_objects((asdict(seen) for seen in api_tokens.list_tokens(actor=identify_operator())), wants_json=wants_json)


@token_group.command("revoke")
@click.argument("token_id", type=int)
def revoke_token(token_id: int) -> None:
    """End a token at once.

    \b
    Example:
      victimcare token revoke 3
    """
    try:
        api_tokens.revoke_token(actor=identify_operator(), token_id=token_id, now=clock.current_time())
    except NotFound:
        end_with_failure(f"No token {token_id} is in use. See them with: victimcare token list")
    click.echo(f"Token {token_id} opens nothing any more.")


# `victimcare access-code` and `victimcare leaflet`: a victim's code, in demonstrations and tests


@click.command("access-code")
@click.argument("crime_reference")
@click.option("--victim", required=True, help="The record system's victim_id.")
@click.option("--reason", required=True, help="Why a code is made; it stands in the audit.")
@click.option("--json", "wants_json", is_flag=True, help="For programs.")
def make_access_code(crime_reference: str, victim: str, reason: str, wants_json: bool) -> None:
    """Make a new code for a victim and print it once. In demo and test only.

    In production codes are made at the desk, by a named person after proof. The old code ends.

    \b
    Example:
      victimcare access-code 44/10307/26 --victim V10307-1 --reason "rehearsal" --json
    """
    actor, now = identify_operator(reason, looks=True), clock.current_time()
    try:
        victim_id = victim_page.find_victim_id(actor=actor, reference=crime_reference, record_id=victim)
        made = victim_codes.make_victim_code(
            actor=actor, victim_id=victim_id, opens=victim_codes.find_code_scope(victim_id), now=now
        )
    except VictimNotFound:
        end_with_failure(f"No victim {victim} in a case {crime_reference}.", wants_json=wants_json)
    except PermissionRefused as refused:
        end_with_failure(f"{refused}.", wants_json=wants_json)
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
def make_leaflet(
    crime_reference: str, file: Path, victim: str, reason: str, language: str, *, is_neutral: bool
) -> None:
    """Make the sheet that is given by hand, with a new code on it, as FILE. In demo and test only.

    In production it is printed at the desk, by a named person after proof. The old code ends.

    \b
    Example:
      victimcare leaflet 44/10307/26 sheet.pdf --victim V10307-1 --reason "rehearsal" --language ur
    """
    actor, now, folder = identify_operator(reason, looks=True), clock.current_time(), file.absolute().parent
    if not os.access(folder, os.W_OK | os.X_OK):  # checked first: making the sheet ends the victim's old code
        end_with_failure(f"{folder} is no folder that can be written to: give another place for the sheet.")
    try:
        victim_id = victim_page.find_victim_id(actor=actor, reference=crime_reference, record_id=victim)
        printed = codes_at_desk.make_leaflet(
            actor=actor, victim_id=victim_id, language=language, is_neutral=is_neutral, now=now
        )
    except VictimNotFound:
        end_with_failure(f"No victim {victim} in a case {crime_reference}.", wants_json=False)
    except codes_at_desk.LeafletLanguageUnavailable:
        end_with_failure(f"No sheet is printed in {language}: it is not whole, or not signed off.", wants_json=False)
    except PermissionRefused as refused:
        end_with_failure(f"{refused}.", wants_json=False)
    else:
        file.write_bytes(printed.content)
        click.echo(f"{file}: {printed.media_type}")
