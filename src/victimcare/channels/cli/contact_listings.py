"""Runs `victimcare messages`, `victimcare calls` and `victimcare intake`: messages sent, calls, and messages
received."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from victimcare.channels.cli.command_output import (
    end_with_failure,
    identify_operator,
    json_option,
    print_objects,
    reason_option,
)
from victimcare.rules.calls import TABLES
from victimcare.rules.calls.flow_drawing import draw_flow, list_exits, step_text
from victimcare.services import clock
from victimcare.services.calls import call_history, contact_centres, voicemail
from victimcare.services.cases import case_queries
from victimcare.services.control_room.intake import room_intake_list
from victimcare.services.control_room.intake.room_intake_list import RoomIntakeItem
from victimcare.services.conversations import received_replies
from victimcare.services.conversations.received_replies import IntakeItem
from victimcare.services.messages import message_reports
from victimcare.services.updates import reply_intake
from victimcare.wording import say


@click.command("messages")
@click.option("--crime", "crime_reference", help="Only messages about this crime.")
@reason_option
@json_option
def list_messages(crime_reference: str | None, reason: str | None, wants_json: bool) -> None:
    """Messages to victims in any channel, one object each, with the state each has reached.

    \b
    Example:
      victimcare messages --crime 44/10307/26 --json
    """
    actor = identify_operator(reason, looks=True)
    now = clock.current_time()
    found = message_reports.list_messages(actor=actor, crime_reference=crime_reference, now=now)
    if crime_reference and not found and not case_queries.is_case_known(actor=actor, reference=crime_reference):
        end_with_failure(f"No case has the reference {crime_reference}.", wants_json=wants_json)
    if not found and not wants_json:
        click.echo(f"No messages{f' about {crime_reference}' if crime_reference else ''}.")
    print_objects((asdict(message) for message in found), wants_json=wants_json)
    if crime_reference and not wants_json:
        for task in message_reports.list_telling_tasks(actor=actor, crime_reference=crime_reference, now=now):
            click.echo(
                f"A person tells {task.victim_id} by {task.due_at:%Y-%m-%d %H:%M} UTC: {task.kind}, {task.reason}."
            )


@click.command("intake")
@reason_option
@json_option
def list_intake(reason: str | None, wants_json: bool) -> None:
    """What came in to the desk and the control room, one object each, and how far each is: texts, e-mails, voicemail,
    forms. What people wrote or said is read and listened to there.

    \b
    Example:
      victimcare intake --json
    """
    actor, now = identify_operator(reason, looks=True), clock.current_time()
    came: list[IntakeItem | RoomIntakeItem] = [
        *received_replies.list_intake(actor=actor, now=now),
        *voicemail.list_voicemail_intake(actor=actor, now=now),
        *reply_intake.list_officer_mails(actor=actor, now=now),
        *room_intake_list.list_room_intake(actor=actor, now=now),
    ]
    found = sorted(came, key=lambda item: item.received_at)
    if not found and not wants_json:
        click.echo("Nothing has come in.")
    print_objects(map(_describe_item, found), wants_json=wants_json)


def _describe_item(item: IntakeItem | RoomIntakeItem) -> dict[str, Any]:
    """One shape for all: what came to the desk has no class, queue and minutes of the control room."""
    described = {"contact_class": "", "queue": "", "due_at": None} | asdict(item)
    described["class"] = described.pop("contact_class")
    return described


@click.command("calls")
@reason_option
@json_option
def list_calls(reason: str | None, wants_json: bool) -> None:
    """The newest telephone calls, one object each, with the steps each took.

    \b
    Example:
      victimcare calls --json
    """
    found = call_history.list_calls(actor=identify_operator(reason, looks=True), now=clock.current_time())
    print_objects((asdict(call) for call in found), wants_json=wants_json)


@click.command("refused")
@json_option
def list_refused_reports(wants_json: bool) -> None:
    """What a contact centre said and we could not take. Newest first, with the field and the reason.

    \b
    Example:
      victimcare calls refused --json
    """
    found = contact_centres.list_refused_reports(actor=identify_operator(), now=clock.current_time())
    if not found and not wants_json:
        click.echo("Nothing was refused.")
    print_objects((asdict(one) for one in found), wants_json=wants_json)


# `victimcare calls flow`: the flow of a call, in words or as a picture


@click.command("flow")
@click.option("--svg", "as_picture", is_flag=True, help="A picture of all tables, as docs/the-call.svg is.")
def show_call_flow(as_picture: bool) -> None:
    """What happens in a telephone call. Every step, what it says, and where each thing leads.

    \b
    Example:
      victimcare calls flow --svg > call.svg
    """
    if as_picture:
        click.echo(draw_call_flow(), nl=False)
        return
    for title, table in TABLES.items():
        click.echo(f"\n{title}\n")
        for name, step in table.items():
            click.echo(f"  {name}")
            if said := step_text(step, _sentence_text):
                click.echo(f"    “{said}”")
            for way in list_exits(step):
                click.echo(f"    {way.why} → {way.target}")


def draw_call_flow() -> str:
    return draw_flow(TABLES, _sentence_text)


def _sentence_text(name: str) -> str:
    return say(name, number="…", relay="…", days="…")
