"""Each complaint from before stands at the first level, with what was done about it. Its times are those that its task
was given: it was to be read and seen to by one day."""

from django.db import migrations

_FILL = """
INSERT INTO records_complaintlevel
       (complaint_id, level, opened_at, opened_for, team_id, read_due_at, holding_due_at, answer_due_at, read_at,
        held_way, answered_at, answered_by_id, answered_way, outcome, sealed_answer, review_body)
SELECT made.id, 1, made.received_at, 'complained', coalesce(task.team_id, (SELECT min(id) FROM records_team)),
       coalesce(task.due_at, made.received_at + interval '1 day'),
       coalesce(task.due_at, made.received_at + interval '1 day'),
       coalesce(task.due_at, made.received_at) + interval '14 days',
       made.read_at, '', made.ended_at, made.ended_by_id,
       CASE WHEN made.ended_at IS NULL THEN '' WHEN made.way_back IS NULL THEN 'none' ELSE 'way_left' END,
       made.outcome, made.answer, ''
  FROM records_publiccomplaint made
  LEFT JOIN LATERAL (SELECT t.team_id, t.due_at FROM records_task t
                      WHERE t.kind = 'front_door' AND t.subject_key = 'complaint:' || made.public_id
                      ORDER BY t.id LIMIT 1) task ON true
 WHERE NOT EXISTS (SELECT FROM records_complaintlevel known WHERE known.complaint_id = made.id)
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0107_complaint_levels")]

    operations = [migrations.RunSQL(_FILL, migrations.RunSQL.noop)]
