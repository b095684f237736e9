"""When a complaint was read, and how it ended, stands with its level alone."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0108_complaints_get_their_level")]

    operations = [
        migrations.RemoveConstraint("complaint", "public_complaint_ends_whole"),
        migrations.RemoveConstraint("complaint", "public_complaint_outcome"),
        *[
            migrations.RemoveField("complaint", name)
            for name in ("read_at", "ended_at", "ended_by", "outcome", "answer")
        ],
    ]
