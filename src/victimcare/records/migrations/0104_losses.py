"""What a crime took from a victim or broke: the list that they write, and the lists that they sent."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0103_sound_and_film")]
    operations = [
        migrations.CreateModel(
            name="LossList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(editable=False, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("sealed", models.BinaryField()),
                ("sent_at", models.DateTimeField()),
                ("added_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="LostThing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(editable=False, unique=True)),
                ("sealed", models.BinaryField()),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("taken_away_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="LostThingFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sent_at", models.DateTimeField(null=True)),
                ("taken_away_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="losslist",
            name="added_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="losslist",
            name="message",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="loss_list", to="records.writtenmessage"
            ),
        ),
        migrations.AddField(
            model_name="losslist",
            name="victim",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="loss_lists", to="records.victim"
            ),
        ),
        migrations.AddField(
            model_name="lostthing",
            name="victim",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="lost_things", to="records.victim"
            ),
        ),
        migrations.AddField(
            model_name="lostthingfile",
            name="file",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="lost_thing", to="records.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="lostthingfile",
            name="thing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="attached", to="records.lostthing"
            ),
        ),
        migrations.AddConstraint(
            model_name="losslist",
            constraint=models.UniqueConstraint(fields=("victim", "number"), name="loss_list_number"),
        ),
        migrations.AddConstraint(
            model_name="losslist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("added_at", None), ("added_by", None)),
                    models.Q(("added_at__isnull", False), ("added_by__isnull", False)),
                    _connector="OR",
                ),
                name="loss_list_added_whole",
            ),
        ),
        migrations.AddIndex(
            model_name="lostthing",
            index=models.Index(
                condition=models.Q(("taken_away_at", None)), fields=["victim", "id"], name="lost_thing_by_victim"
            ),
        ),
    ]
