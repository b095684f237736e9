"""`victimcare token`: bearer tokens of other systems."""

from __future__ import annotations

from dataclasses import asdict
from difflib import get_close_matches

import click

from victimcare.channels.cli.common import as_json, fail, operator, print_json, print_objects
from victimcare.services import api_tokens, clock
from victimcare.services.feed.form import OF_TYPE


@click.group("token")
def token() -> None:
    """Tokens for the API: shown once, kept hashed, bound to sources and event types.

    \b
    Examples:
      victimcare token new --source urn:force:niche
      victimcare token list
      victimcare token revoke 3
    """


@token.command("new")
@click.option("--source", "sources", multiple=True, required=True, help="A source it may speak for; repeat for more.")
@click.option("--types", default="", help="Event types it may send, with commas between; every type unless you say.")
@click.option("--scope", type=click.Choice(api_tokens.SCOPES), default=api_tokens.FEED, show_default=True)
@click.option("--name", default="", help="What people call it.")
@as_json
def new(sources: tuple[str, ...], types: str, scope: str, name: str, wants_json: bool) -> None:
    """Make a token and print it once.

    \b
    Example:
      victimcare token new --source urn:force:niche --types suspect.arrested,suspect.charged --scope feed
      victimcare token new --source partner:0b8f2c9e-5a51-4a5e-9a43-0f4d1c5f2a77 --scope referrals
    """
    wanted = [word.strip() for word in types.split(",") if word.strip()]
    for unknown in [word for word in wanted if word not in OF_TYPE]:
        near = get_close_matches(unknown, OF_TYPE, n=1)
        raise click.UsageError(
            f"The feed has no type {unknown}{f', did you mean {near[0]}' if near else ''}? Known: {', '.join(OF_TYPE)}."
        )
    try:
        made = api_tokens.make_token(
            actor=operator(),
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


@token.command("list")
@as_json
def list_tokens(wants_json: bool) -> None:
    """Every token, without its secret, and when it was last used.

    \b
    Example:
      victimcare token list
    """
    print_objects((asdict(seen) for seen in api_tokens.list_tokens(actor=operator())), wants_json=wants_json)


@token.command("revoke")
@click.argument("token_id", type=int)
def revoke(token_id: int) -> None:
    """End a token at once.

    \b
    Example:
      victimcare token revoke 3
    """
    try:
        api_tokens.revoke_token(actor=operator(), token_id=token_id, now=clock.current_time())
    except api_tokens.UnknownToken:
        fail(f"No token {token_id} is in use. See them with: victimcare token list")
    click.echo(f"Token {token_id} opens nothing any more.")
