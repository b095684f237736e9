"""The one command, `victimcare`: which module answers which subcommand."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import wraps
from importlib import import_module
from typing import Any

import click

from victimcare import __version__
from victimcare.channels.cli.command_output import say_expected_errors
from victimcare.installation.installation_home import StartRefused


@dataclass(frozen=True, slots=True)
class CommandEntry:
    place: str  # module:attribute of a click command
    help: str  # one line; repeated here so that listing the commands loads none of them
    needs_records: bool = True  # Django is set up first
    needs_database: bool = True  # the database must answer before the command does anything
    # further subcommands, from other rooms, that need no database
    below: Mapping[str, str] = field(default_factory=dict)


# In the order of `victimcare --help`. A command that is not built is absent.
COMMANDS: dict[str, CommandEntry] = {
    "up": CommandEntry(
        "victimcare.installation.commands:start_installation", "Start everything on this machine.", needs_records=False
    ),
    "rebuild": CommandEntry(
        "victimcare.channels.cli.case_commands:rebuild_cases", "Derive cases again from their timelines, and compare."
    ),
    "check": CommandEntry(
        "victimcare.config.check_command:show_installation_check",
        "Is this installation fit to run, and what to do about it.",
        needs_database=False,  # it reports what it can without one
    ),
    "settings": CommandEntry(
        "victimcare.installation.commands:show_settings", "Every setting, and what it means.", needs_records=False
    ),
    "feed": CommandEntry(
        "victimcare.channels.cli.feed_commands:feed_group",
        "The record system's feed: load it, see how it stands, mend its lines.",
    ),
    "directory": CommandEntry(
        "victimcare.channels.cli.directory_commands:directory_group",
        "The directory of support services: load it, mend it, export it.",
    ),
    "updates": CommandEntry(
        "victimcare.channels.cli.answer_commands:updates_group",
        "Answers of officers from a file, and the rows that were refused.",
    ),
    "comparison": CommandEntry(
        "victimcare.channels.cli.case_commands:compare_closings",
        "A call before or after the message when a case closes, counted.",
    ),
    "ledger": CommandEntry(
        "victimcare.channels.cli.case_commands:show_ledger",
        "What is owed to the victims of a crime, and how it stands.",
    ),
    "editions": CommandEntry(
        "victimcare.channels.cli.edition_commands:editions_group",
        "The editions of the Victims' Code: list, show, compare, check.",
        needs_records=False,
    ),
    "timeline": CommandEntry(
        "victimcare.channels.cli.case_commands:show_timeline", "A case's events as held, in order."
    ),
    "messages": CommandEntry(
        "victimcare.channels.cli.contact_listings:list_messages", "Messages to victims, one object each."
    ),
    "intake": CommandEntry(
        "victimcare.channels.cli.contact_listings:list_intake",
        "What came in by text, e-mail and voicemail, one object each.",
    ),
    "calls": CommandEntry(
        "victimcare.channels.cli.contact_listings:list_calls",
        "Telephone calls, one object each; how a call goes, and who speaks its sentences.",
        below={
            "prompts": "victimcare.channels.phone.studio.recording_script:list_prompts",
            "flow": "victimcare.channels.cli.contact_listings:show_call_flow",
            "refused": "victimcare.channels.cli.contact_listings:list_refused_reports",
        },
    ),
    "access-code": CommandEntry(
        "victimcare.channels.cli.code_commands:make_access_code", "Make a victim's code (demo and test only)."
    ),
    "leaflet": CommandEntry(
        "victimcare.channels.cli.code_commands:make_leaflet",
        "Make the sheet that is given by hand (demo and test only).",
    ),
    "access": CommandEntry(
        "victimcare.channels.cli.offline_commands:access_group", "Who may do what.", needs_records=False
    ),
    "open-sealed": CommandEntry(
        "victimcare.channels.cli.emergency_commands:open_restricted_record",
        "Ask that a sealed case be opened to you, in an emergency.",
    ),
    "control-room": CommandEntry(
        "victimcare.channels.cli.control_room_commands:control_room_group",
        "The control room's own lists: codes of incidents.",
    ),
    "staff": CommandEntry(
        "victimcare.channels.cli.force_lists:staff_group",
        "Numbers and addresses of staff, by which conflicts are found.",
    ),
    "audit": CommandEntry(
        "victimcare.channels.cli.audit_commands:audit_group", "Verify the audit, or ask who saw a case."
    ),
    "redact": CommandEntry(
        "victimcare.channels.cli.emergency_commands:redact_records",
        "Blank what names or finds a victim, when the law says so.",
    ),
    "end-access": CommandEntry(
        "victimcare.channels.cli.emergency_commands:end_access_everywhere",
        "After a theft: end every code, token and sign-in.",
    ),
    "token": CommandEntry(
        "victimcare.channels.cli.code_commands:token_group", "Tokens for the API: make, list, revoke."
    ),
    "handover": CommandEntry(
        "victimcare.channels.cli.offline_commands:handover_group",
        "Packets to other agencies: verify one, the public keys, the schema.",
        needs_records=False,
    ),
    "calendar": CommandEntry(
        "victimcare.channels.cli.force_lists:calendar_group",
        "Bank holidays: the years known; take a newer file.",
        needs_database=False,
    ),
    "languages": CommandEntry(
        "victimcare.channels.cli.offline_commands:list_languages",
        "How far each language is: the sentences of messages and of pages.",
        needs_records=False,
    ),
    "demo": CommandEntry(
        "victimcare.demo.demo_commands:demo_group",
        "Make-believe: an invented force's feed, and its load.",
        needs_records=False,
    ),
    "backup": CommandEntry(
        "victimcare.installation.backups.commands:backup_installation",
        "The data in one file, encrypted.",
        needs_records=False,
    ),
    "backup-keys": CommandEntry(
        "victimcare.installation.backups.commands:backup_installation_keys",
        "The installation's own keys in a file to keep apart.",
        needs_records=False,
    ),
    "restore": CommandEntry(
        "victimcare.installation.backups.commands:restore_installation",
        "Bring it back, with sending held.",
        needs_records=False,
    ),
    "release": CommandEntry(
        "victimcare.channels.cli.emergency_commands:release_messages", "Let messages leave again after a restore."
    ),
    "room-copy": CommandEntry(
        "victimcare.channels.cli.fallback_commands:show_open_items_copy",
        "What was open in the control room, without the database.",
        needs_records=False,
    ),
    "room-paper": CommandEntry(
        "victimcare.channels.cli.fallback_commands:enter_paper_file",
        "Enter what the control room took down on paper.",
    ),
    "worker": CommandEntry("victimcare.channels.cli.worker_process:run_worker", "Carry out jobs until stopped."),
    "line": CommandEntry("victimcare.channels.phone.line_command:run_line", "Answer the victims' line until stopped."),
    "mail": CommandEntry("victimcare.channels.mail.mail_server:run_mail", "Take mail in until stopped."),
    "room-mail": CommandEntry(
        "victimcare.channels.mail.room_mail_process:run_room_mail", "Sort the control room's mail until stopped."
    ),
    "room-mailbox": CommandEntry(
        "victimcare.channels.mail.room_mailbox_process:run_room_mailbox",
        "Take the control room's mail out of the force's mailboxes until stopped.",
    ),
    "metrics": CommandEntry("victimcare.channels.cli.figures_exporter:serve_metrics", "Serve figures for Prometheus."),
    "django": CommandEntry(
        "victimcare.config.command_line:run_django_command", "Django's own chores, passed on.", needs_records=False
    ),
}

SETTINGS = "victimcare.config.settings"
PARTS = {"worker", "watch", "line", "mail", "room-mail", "room-mailbox", "seal", "metrics"}  # which `up` keeps running
PARTS_WITH_HOME = {"watch", "line", "seal", "worker"}  # of these, the ones that store files, prompts, heads or copies


@click.command("django", context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def run_django_command(arguments: tuple[str, ...]) -> None:
    """Django's own chores.

    \b
    Example:
      victimcare django migrate
    """
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    try:
        execute_from_command_line(["victimcare django", *arguments])
    except OperationalError:
        from victimcare.installation.installation_database import refuse_absent_database

        refuse_absent_database()
        raise


class _LazyGroup(click.Group):
    """Loads a command only when it is requested, so that `victimcare --help` and `up` start at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        entry = COMMANDS.get(name)
        if entry is None:
            return None
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)  # settings may be read even without Django's models
        if entry.needs_records:
            _set_up_django()
        command = _load_command(entry.place)
        if entry.needs_records and entry.needs_database:
            command = _as_database_command(command)
        return _with_subcommands(command, entry.below) if entry.below else command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


@click.group("victimcare", cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="Victim Care", message="%(prog)s %(version)s")
def victimcare_command() -> None:
    """Looks after people after a crime: what happened, what comes next, and by when.

    In a checkout the command is ./victimcare, wherever help says victimcare; there ./victimcare test runs all checks.

    \b
    Examples:
      victimcare up --demo
      victimcare feed load crimes.ndjson
      victimcare ledger 44/10307/26 --json
    """


def _load_command(place: str) -> click.Command:
    module, attribute = place.split(":")
    command: click.Command = getattr(import_module(module), attribute)
    return command


def _with_subcommands(command: click.Command, below: Mapping[str, str]) -> click.Group:
    """The same command, which becomes another one when one of these subcommands follows."""
    does = command.callback
    assert does is not None

    def alone(**options: Any) -> None:
        if click.get_current_context().invoked_subcommand is None:
            does(**options)

    inner = {name: _load_command(place) for name, place in below.items()}
    return click.Group(
        command.name, inner, invoke_without_command=True, params=command.params, help=command.help, callback=alone
    )


def _as_database_command(command: click.Command) -> click.Command:
    """The same command, which first checks its database and says why an expected error ended it; `--help` for it and
    its subcommands does not."""
    same = copy(command)
    if isinstance(same, click.Group):
        same.commands = {name: _as_database_command(each) for name, each in same.commands.items()}
        return same
    does = command.callback
    assert does is not None

    @wraps(does)
    def looked(*args: Any, **options: Any) -> Any:
        from victimcare.installation.installation_database import (
            refuse_absent_database,  # with PostgreSQL's driver, which help does not need
        )

        name = command.name
        refuse_absent_database(is_part=name in PARTS, needs_home=name in PARTS_WITH_HOME)
        with say_expected_errors(wants_json=bool(options.get("wants_json"))):
            return does(*args, **options)

    same.callback = looked
    return same


def _set_up_django() -> None:
    import django

    # What is loaded here stays for the life of the process: tracing it again and again while it grows, and afterwards,
    # takes a sixth of the time of a start.
    gc.disable()
    django.setup()
    gc.freeze()
    gc.enable()


def run_command(arguments: Sequence[str] | None = None) -> None:
    """Exit status: 0 done, 2 wrong use or unreadable input, 3 done but some things need a person, 1 a fault of ours."""
    try:
        victimcare_command.main(args=arguments, prog_name="victimcare")
    except StartRefused as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(2)
    except Exception as fault:
        if not _is_database_gone(fault):
            raise
        click.echo(
            "The database went away. What was acknowledged stands: run the command again when it is back.", err=True
        )
        sys.exit(1)


def _is_database_gone(fault: Exception) -> bool:
    import psycopg
    from django.db import InterfaceError, OperationalError

    return isinstance(fault, OperationalError | InterfaceError | psycopg.OperationalError)


if __name__ == "__main__":
    run_command()
