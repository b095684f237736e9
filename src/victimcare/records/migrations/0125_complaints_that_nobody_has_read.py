"""Complaints about a person that nobody has read yet wait until it is said whom they mean: which colleagues they were
kept from was found by full names and surnames alone."""

from django.db import migrations

_FILL = """
UPDATE records_publiccomplaint made SET meant = 'open', named = made.concerned
 WHERE (made.about <> 'service' OR made.sealed_whom IS NOT NULL) AND made.meant = ''
   AND EXISTS (SELECT FROM records_complaintlevel l
                WHERE l.complaint_id = made.id AND l.answered_at IS NULL AND l.read_at IS NULL)
   AND EXISTS (SELECT FROM records_staff s
                WHERE s.is_active AND 'supervisor' = ANY(s.roles) AND NOT s.id = ANY(made.concerned))
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0124_whom_complaints_mean")]

    operations = [migrations.RunSQL(_FILL, migrations.RunSQL.noop)]
