"""What makes two refused lines one, and how often and when such a line came."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0095_first_line_in_a_language")]
    operations = [
        migrations.AddField("feedline", "again_key", models.BinaryField(max_length=32, null=True)),
        migrations.AddField("feedline", "times", models.PositiveIntegerField(db_default=1, default=1)),
        migrations.AddField("feedline", "first_at", models.DateTimeField(null=True)),
        migrations.AddField("feedline", "last_at", models.DateTimeField(null=True)),
    ]
