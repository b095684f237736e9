"""Writes anew the migration in which a new database is made in one step, up to the newest:

    python -m tests.tables_in_one_step

It needs no database. What a migration did by SQL that lasts (a function, a trigger) is added to the new `guards.py` by
hand; `tests/installation/test_upgrade.py` compares what is made in one step with what is made one by one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import django

MIGRATIONS = Path(__file__).parents[1] / "src/victimcare/records/migrations"
KEPT = ("guards", "together")  # they are no room's
GUARDS = "BLANKED_ALONE, FUNCTIONS, TRIGGERS"


def main() -> None:
    steps = sorted(path.stem for path in MIGRATIONS.glob("0*.py") if "_squashed_" not in path.stem)
    [written_before] = MIGRATIONS.glob("0*_squashed_*.py")
    [folder_before] = MIGRATIONS.glob("at_*")
    newest = steps[-1]
    folder = MIGRATIONS / f"at_{newest[:4]}"
    if folder == folder_before:
        sys.exit("Nothing came after it.")
    tables = _tables_by_room(newest)
    folder.mkdir()
    for name in KEPT:
        shutil.copy(folder_before / f"{name}.py", folder)
    (folder / "__init__.py").write_text(_ABOUT.format(number=newest[:4], name=f"0001_tables_squashed_{newest}"))
    for room, made in tables.items():
        (folder / f"{room}.py").write_text(_as_python(made))
    (MIGRATIONS / f"0001_tables_squashed_{newest}.py").write_text(_migration(folder.name, steps, sorted(tables)))
    written_before.unlink()
    shutil.rmtree(folder_before)
    for check in (["check", "--quiet", "--select=I", "--fix"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *check, str(MIGRATIONS)], check=True)


def _tables_by_room(newest: str) -> dict[str, list[Any]]:
    """Each table as all steps leave it, its columns in the order in which they were added; by the file of its class."""
    from django.apps import apps
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.operations import CreateModel

    loader = MigrationLoader(None, replace_migrations=False)
    state = loader.project_state(("records", newest))
    found: dict[str, list[Any]] = defaultdict(list)
    for (app, _), table in state.models.items():
        if app == "records":
            room = apps.get_model(app, table.name).__module__.rpartition(".")[2]
            options = {name: value for name, value in table.options.items() if value != []}
            found[room].append(
                CreateModel(table.name, list(table.fields.items()), options, table.bases, list(table.managers))
            )
    return found


def _as_python(tables: list[Any]) -> str:
    from django.db.migrations.writer import OperationWriter

    imports, written = {"from django.db import migrations, models"}, []
    for table in tables:
        text, needed = OperationWriter(table, indentation=1).serialize()
        written.append(text)
        imports |= needed
    imports -= {"from django.db import models", "from django.db import migrations"}
    return "\n".join([*sorted(imports), "", "TABLES = [", *written, "]", ""])


def _migration(folder: str, steps: list[str], rooms: list[str]) -> str:
    names = "".join(f"    {room},\n" for room in rooms)
    replaced = "".join(f'        ("records", "{step}"),\n' for step in steps)
    place = f"victimcare.records.migrations.{folder}"
    return _STEP.format(place=place, names=names, replaced=replaced, guards=GUARDS)


_ABOUT = '''"""All tables as 0001 to {number} leave them, a file a room as in `records/models`: a new database is made
so in one step (`{name}`). Each table's columns stand in the order in which
those migrations added them. Written by `tests/tables_in_one_step.py`, but for `guards.py` and `together.py`."""
'''
_STEP = '''"""A new database is made in one step. One that began before goes on with the migrations that this replaces;
they stay until no installation can stand between them, and then `replaces` goes with them."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

from {place} import (
{names})
from {place}.guards import {guards}
from {place}.together import CreateTogether

ROOMS = (
{names})


class Migration(migrations.Migration):
    # Django reads where the next number begins out of this file's name; and as it comes after 0001_tables in the
    # alphabet, that stays the one on which other apps depend in a database between the two.
    replaces = [
{replaced}    ]
    dependencies = []
    operations = [
        TrigramExtension(),
        CreateTogether([table for room in ROOMS for table in room.TABLES]),
        migrations.RunSQL(FUNCTIONS + TRIGGERS + BLANKED_ALONE),
    ]
'''

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "victimcare.config.settings")
    django.setup()
    main()
