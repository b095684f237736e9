"""Of a look that was made in a call: whose call it was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0069_opened_at_the_terminal"),
    ]

    operations = [
        migrations.AddField(
            model_name="lookseen",
            name="call",
            field=models.CharField(blank=True, db_default="", default="", max_length=10),
        ),
        migrations.AddField(
            model_name="lookseen",
            name="spell_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="lookseen",
            name="is_rare_name",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
