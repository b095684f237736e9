"""Makes a new database: all tables, then what the database itself refuses and writes."""

from pathlib import Path

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

from victimcare.records.migrations.initial import (
    access_codes,
    approvals,
    audit,
    call_queue,
    callbacks,
    calls,
    care,
    cases,
    challenges,
    complaints,
    contact_plans,
    contact_sessions,
    correspondence,
    court,
    directory,
    duties,
    external_calls,
    feed,
    files,
    follow_up,
    handovers,
    installation,
    line_planning,
    linked_people,
    losses,
    mail_copies,
    notifications,
    officer_updates,
    partners,
    people,
    person_keys,
    preferences,
    referrals,
    restrictions,
    second_factors,
    staff,
    supervision,
    supporters,
    tasks,
)
from victimcare.records.migrations.initial.create_tables import CreateTables

ROOMS = (
    access_codes,
    approvals,
    audit,
    call_queue,
    callbacks,
    calls,
    care,
    cases,
    challenges,
    complaints,
    contact_plans,
    contact_sessions,
    correspondence,
    court,
    directory,
    duties,
    external_calls,
    feed,
    files,
    follow_up,
    handovers,
    installation,
    line_planning,
    linked_people,
    losses,
    mail_copies,
    notifications,
    officer_updates,
    partners,
    people,
    person_keys,
    preferences,
    referrals,
    restrictions,
    second_factors,
    staff,
    supervision,
    supporters,
    tasks,
)
SQL = Path(__file__).parent / "initial"


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        TrigramExtension(),
        CreateTables([table for room in ROOMS for table in room.TABLES]),
        migrations.RunSQL((SQL / "functions.sql").read_text(encoding="utf-8")),
        migrations.RunSQL((SQL / "triggers.sql").read_text(encoding="utf-8")),
    ]
