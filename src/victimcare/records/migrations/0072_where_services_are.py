"""Where a service can be come to, and what its taxonomies call it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0071_agreed_on_her_page"),
    ]

    operations = [
        migrations.AddField(
            model_name="supportservice",
            name="stands_at",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="supportservice",
            name="terms",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
