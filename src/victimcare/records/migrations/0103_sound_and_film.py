"""Sound and film among the kinds of files."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0102_danger_looked_at")]
    operations = [
        migrations.RemoveConstraint(
            model_name="storedfile",
            name="stored_file_kind",
        ),
        migrations.AlterField(
            model_name="storedfile",
            name="kind",
            field=models.CharField(
                choices=[
                    ("jpeg", "Jpeg"),
                    ("png", "Png"),
                    ("webp", "Webp"),
                    ("pdf", "Pdf"),
                    ("text", "Text"),
                    ("mp3", "Mp3"),
                    ("m4a", "M4A"),
                    ("wav", "Wav"),
                    ("ogg", "Ogg"),
                    ("amr", "Amr"),
                    ("mp4", "Mp4"),
                    ("mov", "Mov"),
                    ("3gp", "Three Gp"),
                    ("webm", "Webm"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "jpeg",
                            "png",
                            "webp",
                            "pdf",
                            "text",
                            "mp3",
                            "m4a",
                            "wav",
                            "ogg",
                            "amr",
                            "mp4",
                            "mov",
                            "3gp",
                            "webm",
                        ],
                    )
                ),
                name="stored_file_kind",
            ),
        ),
    ]
