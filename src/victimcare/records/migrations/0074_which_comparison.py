"""Which comparison a closing call was drawn for, so that the next one does not mix with it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0073_where_services_are_filled"),
    ]

    operations = [
        migrations.AddField(
            model_name="closingcall",
            name="comparison",
            field=models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="closingcall",
            index=models.Index(
                condition=models.Q(("arm", ""), _negated=True),
                fields=["comparison", "arm"],
                name="closing_call_compared",
            ),
        ),
    ]
