"""`victimcare check`: combines the checks of the installation with what only Django and the rights room know."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from datetime import UTC, datetime

import click
from django.conf import settings
from django.db import ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor

from victimcare.adapters.documents.weasyprint import can_make_pdf
from victimcare.installation import installation_check
from victimcare.installation.checks.database_checks import CheckedFacts, CheckFinding
from victimcare.installation.installation_database import DatabaseUnreachable, open_connection, refuse_absent_database
from victimcare.installation.installation_environment import find_unknown_variables
from victimcare.services.control_room.sorting.learnt_model import find_model_fault
from victimcare.services.rights import working_calendar
from victimcare.services.rights.duty_lateness import OpenComplaintCounts, count_open_complaints
from victimcare.services.sealing import list_sealing_keys

NEEDS_A_PERSON = 3


@click.command("check")
@click.option("--json", "wants_json", is_flag=True, help="As one JSON list.")
def show_installation_check(wants_json: bool) -> None:
    """Is this installation fit to run? One line each, and what to do about it.

    Exit status 0 when all is well, 3 when something needs a person.

    \b
    Example:
      victimcare check
    """
    findings = [*_findings(), _check_learnt_program()]
    if wants_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            click.echo(f"{finding.mark}  {finding.name}: {finding.found}")
            if finding.do:
                click.echo(f"      → {finding.do}.")
    sys.exit(0 if all(finding.is_good for finding in findings) else NEEDS_A_PERSON)


def _findings() -> list[CheckFinding]:
    environment = settings.ENVIRONMENT
    facts = CheckedFacts(
        settings=environment,
        force=settings.FORCE,
        calendar_ends_on=working_calendar.working_days().last_day,
        unapplied_migrations=0,
        now=datetime.now(UTC),
        unknown_settings=find_unknown_variables(),
        can_make_pdf=can_make_pdf(),
        store_keys=list_sealing_keys(),
    )
    try:
        refuse_absent_database(any_stamp=True)
    except DatabaseUnreachable as absent:
        return installation_check.check_without_database(facts, str(absent))
    complaints = _complaints(environment.now or datetime.now(UTC))
    with open_connection(str(environment.database_url), "DATABASE_URL") as database:
        return installation_check.check_installation(
            database,
            replace(
                facts,
                unapplied_migrations=_unapplied(),
                complaints_open=complaints.open,
                complaints_late=complaints.late,
            ),
        )


def _check_learnt_program() -> CheckFinding:
    """Without it the control room's contacts are sorted by the rules alone."""
    if fault := find_model_fault():
        return CheckFinding(
            "learnt program of sorting", False, f"cannot be read ({fault})", "install this version again"
        )
    return CheckFinding("learnt program of sorting", True, "in use", "")


def _complaints(now: datetime) -> OpenComplaintCounts:
    """None in a database whose complaint tables do not exist yet, or differ from what this program reads."""
    try:
        return count_open_complaints(now=now)
    except ProgrammingError:
        return OpenComplaintCounts(0, 0)


def _unapplied() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
