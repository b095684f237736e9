"""Whoever asks with a guarded victim's code to be rung has asked, and was not silent."""

from django.db import migrations, models

_WISHES = ["back", "person", "silent", "place", "guarded"]


class Migration(migrations.Migration):
    dependencies = [("records", "0039_who_rings")]
    operations = [
        migrations.AlterField(
            model_name="callback",
            name="wish",
            field=models.CharField(
                choices=[(wish, wish.capitalize()) for wish in _WISHES], default="back", max_length=10
            ),
        ),
        migrations.RemoveConstraint(model_name="callback", name="callback_wish"),
        migrations.AddConstraint(
            model_name="callback",
            constraint=models.CheckConstraint(condition=models.Q(("wish__in", _WISHES)), name="callback_wish"),
        ),
    ]
