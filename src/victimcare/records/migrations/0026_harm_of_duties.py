"""The harm of each open duty's victim, filled in while the product goes on: a piece at a time, safe to run again."""

from typing import Any

from django.db import migrations

AT_ONCE = 50_000
_FILL = """
UPDATE records_duty d SET harm = h.harm
  FROM (SELECT v.id, CASE WHEN v.is_guarded_by_facts OR c.is_guarded_by_offence THEN 3 ELSE 2 END AS harm
          FROM records_victim v JOIN records_case c ON c.id = v.case_id
         WHERE v.is_guarded_by_facts OR c.is_guarded_by_offence OR v.is_enhanced) h
 WHERE h.id = d.victim_id AND d.id BETWEEN %s AND %s AND d.harm <> h.harm
   AND d.met_at IS NULL AND d.ending IN ('', 'held')
"""


def fill(apps: Any, schema_editor: Any) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT min(id), max(id) FROM records_duty")
        first, last = cursor.fetchone()
        for begins in range(first, last + 1, AT_ONCE) if first is not None else ():
            cursor.execute(_FILL, [begins, begins + AT_ONCE - 1])


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("records", "0025_out")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
