"""Open copies of one refused line become one entry: the newest stays, with how often and since when it came, and the
others are settled as superseded and keep their bytes. What came while both versions ran is found so as well."""

from django.db import migrations, models

_KEYS = r"""
UPDATE records_feedline
   SET again_key = CASE WHEN source <> '' AND source_event_id <> ''
                        THEN sha256(convert_to(source || E'\x01' || source_event_id, 'UTF8'))
                        ELSE sha256('\x00'::bytea || raw) END
 WHERE settled_at IS NULL AND result IN ('quarantined', 'conflict')
"""
_NEWEST = """
UPDATE records_feedline f SET times = g.times, first_at = g.first_at, last_at = g.last_at
  FROM (SELECT max(id) AS id, sum(times) AS times, min(received_at) AS first_at, max(received_at) AS last_at
          FROM records_feedline
         WHERE settled_at IS NULL AND result IN ('quarantined', 'conflict') GROUP BY again_key) g
 WHERE f.id = g.id
"""
_OTHERS = """
UPDATE records_feedline f SET settled_at = now(), settled_as = 'superseded', settled_by = 'upgrade'
 WHERE f.settled_at IS NULL AND f.result IN ('quarantined', 'conflict')
   AND EXISTS (SELECT FROM records_feedline n
                WHERE n.again_key = f.again_key AND n.id > f.id
                  AND n.settled_at IS NULL AND n.result IN ('quarantined', 'conflict'))
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0096_refused_again")]
    operations = [
        migrations.RunSQL([_KEYS, _NEWEST, _OTHERS], migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="feedline",
            constraint=models.UniqueConstraint(
                name="feed_line_refused_once",
                fields=["again_key"],
                condition=models.Q(("result__in", ["quarantined", "conflict"]), ("settled_at", None)),
            ),
        ),
    ]
