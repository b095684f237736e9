"""Adds the control room: contacts from the public, incidents, calls of 999 and 101, and major incidents."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_APPEND_ONLY = """
CREATE FUNCTION records_only_blank_column() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) ->> TG_ARGV[0] = '\\x'
       AND (to_jsonb(NEW) - TG_ARGV[0]) = (to_jsonb(OLD) - TG_ARGV[0]) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'A correction is a new row; only its words can be blanked.';
END $$;
"""
# Each append-only table, and the column of words that a redaction may blank.
_TABLES = (
    ("roomcontactchange", "sealed_why"),
    ("thriveassessment", "sealed"),
    ("incidententry", "sealed_words"),
)


def _triggers(table: str, column: str) -> str:
    return f"""
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON records_{table}
    FOR EACH ROW EXECUTE FUNCTION records_only_blank_column('{column}');
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON records_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();
"""


_DANGER_DOORS = [
    ("text", "Text"),
    ("email", "Email"),
    ("page", "Page"),
    ("supporter", "Supporter"),
    ("form", "Form"),
    ("partner", "Partner"),
    ("officer", "Officer"),
    ("desk", "Desk"),
    ("voice", "Voice"),
    ("room", "Room"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="EmergencyCall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=40)),
                ("source_id", models.CharField(max_length=100)),
                ("service", models.CharField(choices=[("999", "999"), ("101", "101")], max_length=3)),
                ("presented_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("answered", "answered"),
                            ("abandoned", "abandoned"),
                            ("silent", "silent"),
                            ("transferred", "transferred"),
                        ],
                        max_length=12,
                    ),
                ),
                ("from_key", models.TextField(blank=True)),
                ("sealed_caller", models.BinaryField(default=b"")),
                ("accuracy_metres", models.PositiveIntegerField(null=True)),
                ("told_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(editable=False, unique=True)),
                ("number", models.CharField(max_length=20, unique=True)),
                (
                    "state",
                    models.CharField(choices=[("open", "open"), ("closed", "closed")], default="open", max_length=8),
                ),
                ("opening_code", models.CharField(max_length=20)),
                ("closing_code", models.CharField(blank=True, max_length=20)),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("emergency", "emergency"),
                            ("priority", "priority"),
                            ("scheduled", "scheduled"),
                            ("without_deployment", "without_deployment"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "first_grade",
                    models.CharField(
                        choices=[
                            ("emergency", "emergency"),
                            ("priority", "priority"),
                            ("scheduled", "scheduled"),
                            ("without_deployment", "without_deployment"),
                        ],
                        max_length=20,
                    ),
                ),
                ("attend_by", models.DateTimeField(null=True)),
                ("arrived_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("crime_reference", models.TextField(blank=True)),
                ("sealed_summary", models.BinaryField(default=b"")),
                ("sealed_place", models.BinaryField(default=b"")),
                (
                    "place_source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("caller", "caller"),
                            ("grid_reference", "grid_reference"),
                            ("postcode", "postcode"),
                            ("gazetteer", "gazetteer"),
                            ("handset", "handset"),
                            ("network", "network"),
                        ],
                        max_length=14,
                    ),
                ),
                ("accuracy_metres", models.PositiveIntegerField(null=True)),
                ("easting", models.IntegerField(null=True)),
                ("northing", models.IntegerField(null=True)),
                ("uprn", models.CharField(blank=True, max_length=12)),
                ("area", models.CharField(blank=True, max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="GazetteerPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gazetteer_id", models.CharField(max_length=40, unique=True)),
                ("name", models.TextField()),
                ("other_name", models.TextField(blank=True)),
                ("kind", models.TextField()),
                ("near", models.TextField(blank=True)),
                ("words", models.TextField()),
                ("easting", models.IntegerField()),
                ("northing", models.IntegerField()),
                ("spread_metres", models.PositiveIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "name"], name="gazetteer_by_name"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["words"], name="gazetteer_by_letters", opclasses=["gin_trgm_ops"]
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncidentCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20, unique=True)),
                (
                    "use",
                    models.CharField(
                        choices=[("opening", "opening"), ("closing", "closing"), ("both", "both")], max_length=8
                    ),
                ),
                ("title", models.CharField(max_length=100)),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("domestic", "domestic"),
                            ("missing", "missing"),
                            ("hate", "hate"),
                            ("high_risk", "high_risk"),
                        ],
                        max_length=10,
                    ),
                ),
                ("is_crime", models.BooleanField(default=False)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="IncidentEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opened", "opened"),
                            ("note", "note"),
                            ("graded", "graded"),
                            ("placed", "placed"),
                            ("unit_sent", "unit_sent"),
                            ("unit_arrived", "unit_arrived"),
                            ("unit_left", "unit_left"),
                            ("result", "result"),
                            ("told", "told"),
                            ("closed", "closed"),
                            ("reopened", "reopened"),
                        ],
                        max_length=14,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("agency", models.CharField(blank=True, max_length=40)),
                ("detail", models.CharField(blank=True, max_length=60)),
                ("sealed_words", models.BinaryField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="IncidentTransfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("message_id", models.UUIDField()),
                ("direction", models.CharField(choices=[("sent", "sent"), ("received", "received")], max_length=10)),
                ("agency", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("offer", "offer"),
                            ("update", "update"),
                            ("note", "note"),
                            ("close", "close"),
                            ("receipt", "receipt"),
                            ("decision", "decision"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sequence", models.PositiveIntegerField()),
                ("their_reference", models.CharField(blank=True, max_length=60)),
                ("reply_to", models.UUIDField(null=True)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("attending", "attending"),
                            ("not_attending", "not_attending"),
                            ("passed_on", "passed_on"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("delivered", "delivered"),
                            ("refused", "refused"),
                            ("taken", "taken"),
                            ("held", "held"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=60)),
                ("created_at", models.DateTimeField()),
                ("delivered_at", models.DateTimeField(null=True)),
                ("seen_at", models.DateTimeField(null=True)),
                ("rose_at", models.DateTimeField(null=True)),
                ("rang_at", models.DateTimeField(null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("next_try_at", models.DateTimeField(null=True)),
                ("sealed_body", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="MajorIncident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("name", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("greeting", models.TextField(blank=True)),
                ("sealed_methane", models.BinaryField(default=b"")),
                ("release_asked_at", models.DateTimeField(null=True)),
                ("released_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="MajorIncidentPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("victim", "victim"),
                            ("casualty", "casualty"),
                            ("survivor", "survivor"),
                            ("evacuee", "evacuee"),
                            ("missing", "missing"),
                            ("family", "family"),
                            ("witness", "witness"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("match_key", models.TextField(blank=True)),
                ("is_in_bureau", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField()),
                ("reached_by", models.CharField(blank=True, max_length=20)),
                ("why", models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="ReportDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code_digest", models.CharField(max_length=64, unique=True)),
                ("kind", models.CharField(max_length=30)),
                ("saved_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("sealed", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="RoomAcknowledgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_key", models.TextField()),
                ("domain_key", models.TextField()),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("handed_over_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="RoomContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(editable=False, unique=True)),
                (
                    "route",
                    models.CharField(
                        choices=[
                            ("email", "email"),
                            ("web", "web"),
                            ("partner_site", "partner_site"),
                            ("text", "text"),
                            ("voicemail", "voicemail"),
                            ("call_101", "call_101"),
                            ("call_999", "call_999"),
                            ("social", "social"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("closed", "closed"), ("merged", "merged")],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "contact_class",
                    models.CharField(
                        choices=[
                            ("threat_to_life", "threat_to_life"),
                            ("suicide", "suicide"),
                            ("weapon", "weapon"),
                            ("child", "child"),
                            ("domestic_abuse", "domestic_abuse"),
                            ("sexual_offence", "sexual_offence"),
                            ("missing_person", "missing_person"),
                            ("stalking", "stalking"),
                            ("order_breached", "order_breached"),
                            ("hate", "hate"),
                            ("vulnerable_adult", "vulnerable_adult"),
                            ("fraud_in_action", "fraud_in_action"),
                            ("abandoned_call", "abandoned_call"),
                            ("new_crime", "new_crime"),
                            ("new_information", "new_information"),
                            ("any_news", "any_news"),
                            ("antisocial_behaviour", "antisocial_behaviour"),
                            ("complaint", "complaint"),
                            ("compliment", "compliment"),
                            ("lost_property", "lost_property"),
                            ("other", "other"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "priority",
                    models.PositiveSmallIntegerField(choices=[(1, "ROUTINE"), (2, "SOON"), (3, "HIGH"), (4, "DANGER")]),
                ),
                ("language", models.CharField(blank=True, max_length=8)),
                ("is_language_found", models.BooleanField(default=False)),
                ("is_possible_danger", models.BooleanField(default=False)),
                ("queue", models.CharField(max_length=40)),
                (
                    "rules",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("from_key", models.TextField(blank=True)),
                ("sealed_head", models.BinaryField(default=b"")),
                ("received_at", models.DateTimeField()),
                ("newest_at", models.DateTimeField()),
                ("waits_since", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("first_seen_at", models.DateTimeField(null=True)),
                ("first_answer_at", models.DateTimeField(null=True)),
                ("translation_asked_at", models.DateTimeField(null=True)),
                ("rose_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("answered", "answered"),
                            ("advice_given", "advice_given"),
                            ("incident_sent", "incident_sent"),
                            ("crime_recorded", "crime_recorded"),
                            ("steered", "steered"),
                            ("passed_to_care", "passed_to_care"),
                            ("passed_to_standards", "passed_to_standards"),
                            ("other_agency", "other_agency"),
                            ("no_reply_needed", "no_reply_needed"),
                            ("spam", "spam"),
                            ("abuse", "abuse"),
                        ],
                        max_length=20,
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="RoomContactChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("detail", models.CharField(blank=True, max_length=60)),
                ("sealed_why", models.BinaryField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="RoomContactLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("victim", "victim"), ("incident", "incident"), ("contact", "contact")], max_length=10
                    ),
                ),
                ("at", models.DateTimeField()),
                ("sealed_why", models.BinaryField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="RoomContactPresence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mode", models.CharField(choices=[("reading", "reading"), ("writing", "writing")], max_length=8)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="RoomDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("sealed", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="RoomFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(editable=False, unique=True)),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("scan", models.CharField(max_length=12)),
                ("sealed_name", models.BinaryField(default=b"")),
                ("sealed_content", models.BinaryField(default=b"")),
                ("drawn_at", models.DateTimeField(null=True)),
                ("pages", models.PositiveSmallIntegerField(default=0)),
                ("sealed_pages", models.BinaryField(default=b"")),
            ],
        ),
        migrations.CreateModel(
            name="RoomMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(editable=False, unique=True)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("source", models.CharField(max_length=60)),
                ("size", models.PositiveIntegerField()),
                ("accepted_at", models.DateTimeField()),
                ("deliveries", models.PositiveIntegerField(default=1)),
                ("newest_delivery_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("contact", "contact"),
                            ("automatic", "automatic"),
                            ("quarantined", "quarantined"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=60)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("sorted_at", models.DateTimeField(null=True)),
                ("sealed_content", models.BinaryField(default=b"")),
                ("sealed_envelope", models.BinaryField(default=b"")),
            ],
        ),
        migrations.CreateModel(
            name="RoomMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(editable=False, unique=True)),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("sent", "sent"),
                            ("note", "note"),
                            ("translated", "translated"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("language", models.CharField(blank=True, max_length=8)),
                (
                    "rules",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("sealed", models.BinaryField(default=b"")),
                ("sealed_fields", models.BinaryField(default=b"")),
                ("source_id", models.CharField(blank=True, max_length=200)),
                ("name_key", models.TextField(blank=True)),
                ("needs_second", models.BooleanField(default=False)),
                ("handed_over_at", models.DateTimeField(null=True)),
                ("failure", models.CharField(blank=True, max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name="ThriveAssessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("grade", models.CharField(blank=True, max_length=20)),
                ("sealed", models.BinaryField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="dangerfinding",
            name="danger_reading_door",
        ),
        migrations.AlterField(
            model_name="dangerfinding",
            name="door",
            field=models.CharField(choices=_DANGER_DOORS, max_length=10),
        ),
        migrations.AddConstraint(
            model_name="dangerfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(("door__in", [code for code, _ in _DANGER_DOORS])), name="danger_reading_door"
            ),
        ),
        migrations.RemoveConstraint(
            model_name="personkey",
            name="person_key_made_for_one",
        ),
        migrations.RemoveConstraint(
            model_name="personkey",
            name="person_key_one_that_seals",
        ),
        migrations.AddField(
            model_name="incident",
            name="closed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="opened_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="incidententry",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="incidententry",
            name="incident",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="records.incident"
            ),
        ),
        migrations.AddField(
            model_name="incidenttransfer",
            name="incident",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="transfers", to="records.incident"
            ),
        ),
        migrations.AddField(
            model_name="incidenttransfer",
            name="seen_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="majorincident",
            name="closed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="majorincident",
            name="incident",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="major", to="records.incident"
            ),
        ),
        migrations.AddField(
            model_name="majorincident",
            name="opened_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="majorincident",
            name="release_asked_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="majorincident",
            name="released_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="majorincidentperson",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="majorincidentperson",
            name="major",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="people", to="records.majorincident"
            ),
        ),
        migrations.AddField(
            model_name="majorincidentperson",
            name="notification",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.notification"
            ),
        ),
        migrations.AddField(
            model_name="majorincidentperson",
            name="same_as",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="doubles",
                to="records.majorincidentperson",
            ),
        ),
        migrations.AddField(
            model_name="majorincidentperson",
            name="task",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.task"
            ),
        ),
        migrations.AddField(
            model_name="majorincidentperson",
            name="victim",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="major_incidents",
                to="records.victim",
            ),
        ),
        migrations.AddIndex(
            model_name="reportdraft",
            index=models.Index(fields=["expires_at"], name="report_draft_by_end"),
        ),
        migrations.AddField(
            model_name="roomcontact",
            name="closed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="roomcontact",
            name="incident",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="records.incident"
            ),
        ),
        migrations.AddField(
            model_name="roomcontact",
            name="merged_into",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="merged", to="records.roomcontact"
            ),
        ),
        migrations.AddField(
            model_name="roomcontact",
            name="first_seen_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="roomcontact",
            name="owner",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="room_contacts",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="roomacknowledgement",
            name="contact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="acknowledgements", to="records.roomcontact"
            ),
        ),
        migrations.AddField(
            model_name="emergencycall",
            name="contact",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="records.roomcontact"
            ),
        ),
        migrations.AddField(
            model_name="personkey",
            name="room_contact",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="person_key",
                to="records.roomcontact",
                to_field="public_id",
            ),
        ),
        migrations.AddField(
            model_name="roomcontactchange",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="roomcontactchange",
            name="contact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="records.roomcontact"
            ),
        ),
        migrations.AddField(
            model_name="roomcontactlink",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="roomcontactlink",
            name="contact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="links", to="records.roomcontact"
            ),
        ),
        migrations.AddField(
            model_name="roomcontactlink",
            name="incident",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="links", to="records.incident"
            ),
        ),
        migrations.AddField(
            model_name="roomcontactlink",
            name="other",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="linked_from",
                to="records.roomcontact",
            ),
        ),
        migrations.AddField(
            model_name="roomcontactlink",
            name="victim",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="room_links", to="records.victim"
            ),
        ),
        migrations.AddField(
            model_name="roomcontactpresence",
            name="contact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="presences", to="records.roomcontact"
            ),
        ),
        migrations.AddField(
            model_name="roomcontactpresence",
            name="staff",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="roomdraft",
            name="contact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="records.roomcontact"
            ),
        ),
        migrations.AddField(
            model_name="roomdraft",
            name="staff",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="roommail",
            name="released_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="personkey",
            name="room_mail",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="person_key",
                to="records.roommail",
                to_field="public_id",
            ),
        ),
        migrations.AddConstraint(
            model_name="personkey",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("person__isnull", False),
                        ("received", None),
                        ("reply", None),
                        ("room_contact", None),
                        ("room_mail", None),
                    ),
                    models.Q(("received__isnull", False), ("reply", None), ("room_contact", None), ("room_mail", None)),
                    models.Q(("received", None), ("reply__isnull", False), ("room_contact", None), ("room_mail", None)),
                    models.Q(("received", None), ("reply", None), ("room_contact__isnull", False), ("room_mail", None)),
                    models.Q(("received", None), ("reply", None), ("room_contact", None), ("room_mail__isnull", False)),
                    _connector="OR",
                ),
                name="person_key_made_for_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="personkey",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("erased_at", None),
                    ("received", None),
                    ("reply", None),
                    ("room_contact", None),
                    ("room_mail", None),
                ),
                fields=("person",),
                name="person_key_one_that_seals",
            ),
        ),
        migrations.AddField(
            model_name="roommessage",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="roommessage",
            name="contact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="records.roomcontact"
            ),
        ),
        migrations.AddField(
            model_name="roommessage",
            name="translates",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="translations",
                to="records.roommessage",
            ),
        ),
        migrations.AddField(
            model_name="roommessage",
            name="part_of",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parts",
                to="records.roommessage",
            ),
        ),
        migrations.AddField(
            model_name="roommessage",
            name="second_reader",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="roommail",
            name="message",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="mails", to="records.roommessage"
            ),
        ),
        migrations.AddField(
            model_name="roomfile",
            name="message",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="records.roommessage"
            ),
        ),
        migrations.AddField(
            model_name="thriveassessment",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="thriveassessment",
            name="contact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="records.roomcontact"
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(condition=models.Q(("state", "open")), fields=["attend_by", "id"], name="incident_open"),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["opened_at"], name="incident_by_time"),
        ),
        migrations.AddConstraint(
            model_name="incidentcode",
            constraint=models.CheckConstraint(
                condition=models.Q(("use__in", ["opening", "closing", "both"])), name="incident_code_use"
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentcode",
            constraint=models.CheckConstraint(
                condition=models.Q(("category__in", ["domestic", "missing", "hate", "high_risk", ""])),
                name="incident_code_category",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "closed"])), name="incident_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("grade__in", ["emergency", "priority", "scheduled", "without_deployment"])),
                name="incident_grade",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("first_grade__in", ["emergency", "priority", "scheduled", "without_deployment"])),
                name="incident_first_grade",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "place_source__in",
                        ["caller", "grid_reference", "postcode", "gazetteer", "handset", "network", ""],
                    )
                ),
                name="incident_place_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_by", None), ("closing_code", ""), ("state", "open")),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                        ("state", "closed"),
                        models.Q(("closing_code", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="incident_closed_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("easting", None), ("northing", None)),
                    models.Q(("easting__isnull", False), ("northing__isnull", False)),
                    _connector="OR",
                ),
                name="incident_place_has_both",
            ),
        ),
        migrations.AddIndex(
            model_name="incidententry",
            index=models.Index(fields=["incident", "at", "id"], name="incident_entry_of_incident"),
        ),
        migrations.AddConstraint(
            model_name="incidententry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "opened",
                            "note",
                            "graded",
                            "placed",
                            "unit_sent",
                            "unit_arrived",
                            "unit_left",
                            "result",
                            "told",
                            "closed",
                            "reopened",
                        ],
                    )
                ),
                name="incident_entry_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="incidenttransfer",
            index=models.Index(
                condition=models.Q(("state", "waiting")), fields=["next_try_at"], name="incident_transfer_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="incidenttransfer",
            index=models.Index(fields=["incident", "created_at", "id"], name="incident_transfer_of"),
        ),
        migrations.AddConstraint(
            model_name="incidenttransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("direction__in", ["sent", "received"])), name="incident_transfer_direction"
            ),
        ),
        migrations.AddConstraint(
            model_name="incidenttransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["offer", "update", "note", "close", "receipt", "decision"])),
                name="incident_transfer_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidenttransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "delivered", "refused", "taken", "held"])),
                name="incident_transfer_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidenttransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision__in", ["attending", "not_attending", "passed_on", ""])),
                name="incident_transfer_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidenttransfer",
            constraint=models.UniqueConstraint(
                fields=("direction", "agency", "message_id"), name="incident_transfer_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="majorincident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_by", None)),
                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                    _connector="OR",
                ),
                name="major_incident_closed_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="majorincident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("release_asked_at", None), ("release_asked_by", None)),
                    models.Q(("release_asked_at__isnull", False), ("release_asked_by__isnull", False)),
                    _connector="OR",
                ),
                name="major_incident_asked_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="majorincident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("released_at", None), ("released_by", None)),
                    models.Q(
                        ("release_asked_by__isnull", False),
                        ("released_at__isnull", False),
                        ("released_by__isnull", False),
                        models.Q(("released_by", models.F("release_asked_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="major_incident_released_by_two",
            ),
        ),
        migrations.AddIndex(
            model_name="majorincidentperson",
            index=models.Index(fields=["major", "match_key"], name="major_person_by_match"),
        ),
        migrations.AddConstraint(
            model_name="majorincidentperson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("category__in", ["victim", "casualty", "survivor", "evacuee", "missing", "family", "witness"])
                ),
                name="major_person_category",
            ),
        ),
        migrations.AddConstraint(
            model_name="majorincidentperson",
            constraint=models.UniqueConstraint(
                condition=models.Q(("victim__isnull", False)),
                fields=("major", "victim"),
                name="major_person_victim_once",
            ),
        ),
        migrations.AddIndex(
            model_name="roomcontact",
            index=models.Index(
                condition=models.Q(("state", "open")),
                fields=["-priority", "is_possible_danger", "due_at", "id"],
                name="room_contact_queue",
            ),
        ),
        migrations.AddIndex(
            model_name="roomcontact",
            index=models.Index(fields=["from_key", "-received_at"], name="room_contact_by_sender"),
        ),
        migrations.AddIndex(
            model_name="roomcontact",
            index=models.Index(fields=["received_at"], name="room_contact_by_time"),
        ),
        migrations.AddIndex(
            model_name="roomcontact",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["owner", "due_at"], name="room_contact_of_owner"
            ),
        ),
        migrations.AddIndex(
            model_name="roomcontact",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["queue", "id"], name="room_contact_by_queue"
            ),
        ),
        migrations.AddIndex(
            model_name="roomcontact",
            index=models.Index(
                condition=models.Q(("state", "open"), ("translation_asked_at__isnull", False)),
                fields=["-priority", "translation_asked_at", "id"],
                name="room_contact_wants_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="roomcontact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "route__in",
                        ["email", "web", "partner_site", "text", "voicemail", "call_101", "call_999", "social"],
                    )
                ),
                name="room_contact_route",
            ),
        ),
        migrations.AddConstraint(
            model_name="roomcontact",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "closed", "merged"])), name="room_contact_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="roomcontact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "contact_class__in",
                        [
                            "threat_to_life",
                            "suicide",
                            "weapon",
                            "child",
                            "domestic_abuse",
                            "sexual_offence",
                            "missing_person",
                            "stalking",
                            "order_breached",
                            "hate",
                            "vulnerable_adult",
                            "fraud_in_action",
                            "abandoned_call",
                            "new_crime",
                            "new_information",
                            "any_news",
                            "antisocial_behaviour",
                            "complaint",
                            "compliment",
                            "lost_property",
                            "other",
                        ],
                    )
                ),
                name="room_contact_class",
            ),
        ),
        migrations.AddConstraint(
            model_name="roomcontact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "outcome__in",
                        [
                            "answered",
                            "advice_given",
                            "incident_sent",
                            "crime_recorded",
                            "steered",
                            "passed_to_care",
                            "passed_to_standards",
                            "other_agency",
                            "no_reply_needed",
                            "spam",
                            "abuse",
                            "",
                        ],
                    )
                ),
                name="room_contact_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="roomcontact",
            constraint=models.CheckConstraint(
                condition=models.Q(("priority__in", [1, 2, 3, 4])), name="room_contact_priority"
            ),
        ),
        migrations.AddConstraint(
            model_name="roomcontact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closed_at", None),
                        ("closed_by", None),
                        ("merged_into", None),
                        ("outcome", ""),
                        ("state", "open"),
                    ),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                        ("merged_into", None),
                        ("state", "closed"),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("merged_into__isnull", False),
                        ("outcome", ""),
                        ("state", "merged"),
                    ),
                    _connector="OR",
                ),
                name="room_contact_closed_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="roomacknowledgement",
            constraint=models.UniqueConstraint(fields=("from_key", "day"), name="room_acknowledgement_once_a_day"),
        ),
        migrations.AddIndex(
            model_name="roomacknowledgement",
            index=models.Index(fields=["domain_key", "at"], name="room_acknowledgement_by_domain"),
        ),
        migrations.AddIndex(
            model_name="emergencycall",
            index=models.Index(fields=["service", "presented_at"], name="emergency_call_by_time"),
        ),
        migrations.AddIndex(
            model_name="emergencycall",
            index=models.Index(fields=["from_key", "-presented_at"], name="emergency_call_by_caller"),
        ),
        migrations.AddConstraint(
            model_name="emergencycall",
            constraint=models.CheckConstraint(
                condition=models.Q(("service__in", ["999", "101"])), name="emergency_call_service"
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencycall",
            constraint=models.CheckConstraint(
                condition=models.Q(("end__in", ["answered", "abandoned", "silent", "transferred", ""])),
                name="emergency_call_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencycall",
            constraint=models.UniqueConstraint(fields=("source", "source_id"), name="emergency_call_once"),
        ),
        migrations.AddConstraint(
            model_name="emergencycall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("answered_at__gte", models.F("presented_at")), _connector="OR"),
                    models.Q(("ended_at", None), ("ended_at__gte", models.F("presented_at")), _connector="OR"),
                ),
                name="emergency_call_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencycall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("end", "abandoned"), _negated=True), ("answered_at", None), _connector="OR"
                ),
                name="emergency_call_abandoned_unanswered",
            ),
        ),
        migrations.AddIndex(
            model_name="roomcontactchange",
            index=models.Index(fields=["contact", "at", "id"], name="room_change_of_contact"),
        ),
        migrations.AddConstraint(
            model_name="roomcontactlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["victim", "incident", "contact"])), name="room_link_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="roomcontactlink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("incident", None), ("kind", "victim"), ("other", None), ("victim__isnull", False)),
                    models.Q(("incident__isnull", False), ("kind", "incident"), ("other", None), ("victim", None)),
                    models.Q(("incident", None), ("kind", "contact"), ("other__isnull", False), ("victim", None)),
                    _connector="OR",
                ),
                name="room_link_of_one_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="roomcontactpresence",
            constraint=models.CheckConstraint(
                condition=models.Q(("mode__in", ["reading", "writing"])), name="room_presence_mode"
            ),
        ),
        migrations.AddConstraint(
            model_name="roomcontactpresence",
            constraint=models.UniqueConstraint(fields=("contact", "staff"), name="room_presence_once"),
        ),
        migrations.AddConstraint(
            model_name="roomdraft",
            constraint=models.UniqueConstraint(fields=("contact", "staff"), name="room_draft_once"),
        ),
        migrations.AddIndex(
            model_name="roommessage",
            index=models.Index(fields=["contact", "at", "id"], name="room_message_of_contact"),
        ),
        migrations.AddIndex(
            model_name="roommessage",
            index=models.Index(
                condition=models.Q(("name_key", ""), _negated=True), fields=["name_key"], name="room_message_by_name"
            ),
        ),
        migrations.AddIndex(
            model_name="roommessage",
            index=models.Index(
                condition=models.Q(("failure", ""), ("needs_second", True), ("second_reader", None)),
                fields=["at", "id"],
                name="room_message_wants_second",
            ),
        ),
        migrations.AddConstraint(
            model_name="roommessage",
            constraint=models.CheckConstraint(
                condition=models.Q(("direction__in", ["received", "sent", "note", "translated"])),
                name="room_message_direction",
            ),
        ),
        migrations.AddConstraint(
            model_name="roommessage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_id", ""), _negated=True), fields=("source_id",), name="room_message_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="roommessage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by", None), ("direction", "received")),
                    models.Q(models.Q(("direction", "received"), _negated=True), ("by__isnull", False)),
                    _connector="OR",
                ),
                name="room_message_ours_by_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="roommessage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("direction", "translated"), ("translates__isnull", False)),
                    models.Q(models.Q(("direction", "translated"), _negated=True), ("translates", None)),
                    _connector="OR",
                ),
                name="room_message_translates",
            ),
        ),
        migrations.AddConstraint(
            model_name="roommessage",
            constraint=models.CheckConstraint(
                condition=models.Q(("part_of", None), ("direction", "received"), _connector="OR"),
                name="room_message_part_is_received",
            ),
        ),
        migrations.AddConstraint(
            model_name="roommessage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("second_reader", None),
                    models.Q(("needs_second", True), models.Q(("second_reader", models.F("by")), _negated=True)),
                    _connector="OR",
                ),
                name="room_message_second_is_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="roommessage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("handed_over_at", None),
                    models.Q(
                        ("direction", "sent"),
                        ("failure", ""),
                        models.Q(("needs_second", False), ("second_reader__isnull", False), _connector="OR"),
                    ),
                    _connector="OR",
                ),
                name="room_message_handed_over_when_read",
            ),
        ),
        migrations.AddIndex(
            model_name="roommail",
            index=models.Index(condition=models.Q(("outcome", "waiting")), fields=["id"], name="room_mail_waiting"),
        ),
        migrations.AddIndex(
            model_name="roommail",
            index=models.Index(fields=["accepted_at"], name="room_mail_by_time"),
        ),
        migrations.AddIndex(
            model_name="roommail",
            index=models.Index(
                condition=models.Q(("outcome", "quarantined")), fields=["id"], name="room_mail_quarantined"
            ),
        ),
        migrations.AddConstraint(
            model_name="roommail",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["waiting", "contact", "automatic", "quarantined"])),
                name="room_mail_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="roommail",
            constraint=models.CheckConstraint(condition=models.Q(("deliveries__gte", 1)), name="room_mail_delivered"),
        ),
        migrations.AddConstraint(
            model_name="roommail",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("message", None), ("outcome", "waiting"), ("sorted_at", None)),
                    models.Q(("message__isnull", False), ("outcome", "contact"), ("sorted_at__isnull", False)),
                    models.Q(
                        ("outcome__in", ["automatic", "quarantined"]),
                        ("sorted_at__isnull", False),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="room_mail_sorted_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="roomfile",
            constraint=models.UniqueConstraint(fields=("message", "place"), name="room_file_place"),
        ),
        migrations.AddConstraint(
            model_name="roomfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("scan__in", ["not_scanned", "clean", "harmful"])), name="room_file_scan"
            ),
        ),
        migrations.AddConstraint(
            model_name="roomfile",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("scan", "harmful"), _negated=True), ("pages", 0), _connector="OR"),
                name="room_file_harmful_unseen",
            ),
        ),
        migrations.AddIndex(
            model_name="roomfile",
            index=models.Index(condition=models.Q(("drawn_at", None)), fields=["id"], name="room_file_undrawn"),
        ),
        migrations.AddIndex(
            model_name="roomfile",
            index=models.Index(
                condition=models.Q(("scan", "not_scanned")), fields=["size", "id"], name="room_file_unscanned"
            ),
        ),
        migrations.AddIndex(
            model_name="thriveassessment",
            index=models.Index(fields=["contact", "at", "id"], name="thrive_of_contact"),
        ),
        migrations.RemoveConstraint(
            model_name="task",
            name="task_kind",
        ),
        migrations.AlterField(
            model_name="task",
            name="kind",
            field=models.CharField(
                choices=[
                    ("tell_her", "Tell Victim"),
                    ("make_first_contact", "Make First Contact"),
                    ("message_failed", "Message Failed"),
                    ("messages_held", "Messages Held"),
                    ("call_back", "Call Back"),
                    ("decide_details", "Decide Details"),
                    ("contacts_leap", "Contacts Leap"),
                    ("code_attack", "Code Attack"),
                    ("wrong_codes", "Wrong Codes"),
                    ("second_person", "Second Person"),
                    ("silence", "Silence"),
                    ("review_hold", "Review Hold"),
                    ("reach_her", "Reach Victim"),
                    ("read_reply", "Read Reply"),
                    ("read_written", "Read Written"),
                    ("give_update", "Give Update"),
                    ("listen", "Listen"),
                    ("clash", "Clash"),
                    ("brake", "Brake"),
                    ("ask_agency", "Ask Agency"),
                    ("challenge", "Challenge"),
                    ("review", "Review"),
                    ("print_letters", "Print Letters"),
                    ("cut_off", "Cut Off"),
                    ("contact_wish", "Contact Wish"),
                    ("confirm_grounds", "Confirm Grounds"),
                    ("more_help", "More Help"),
                    ("changed_mind", "Changed Mind"),
                    ("waits_long", "Waits Long"),
                    ("front_door", "Front Door"),
                    ("asked_support", "Asked Support"),
                    ("take_statement", "Take Statement"),
                    ("court_ask", "Court Ask"),
                    ("return_property", "Return Property"),
                    ("quiet_code", "Quiet Code"),
                    ("supporter_asked", "Supporter Asked"),
                    ("supporter_wrote", "Supporter Wrote"),
                    ("plain_words", "Plain Words"),
                    ("officer_silent", "Officer Silent"),
                    ("passed_back", "Passed Back"),
                    ("officer_wrote", "Officer Wrote"),
                    ("check_service", "Check Service"),
                    ("wrong_entry", "Wrong Entry"),
                    ("ask_child", "Ask Child"),
                    ("hand_over", "Hand Over"),
                    ("check_handover", "Check Handover"),
                    ("review_contact", "Review Contact"),
                    ("read_feedback", "Read Feedback"),
                    ("next_step", "Next Step"),
                    ("pad_message", "Pad Message"),
                    ("many_look_ups", "Many Look Ups"),
                    ("assess_needs", "Assess Needs"),
                    ("meet_need", "Meet Need"),
                    ("act_on_risk", "Act On Risk"),
                    ("closing_call", "Closing Call"),
                    ("early_call", "Early Call"),
                    ("ask_why_left", "Ask Why Left"),
                    ("watch", "Watch"),
                    ("referral", "Referral"),
                    ("tell_referral", "Tell Referral"),
                    ("partner_wrote", "Partner Wrote"),
                    ("partner_people", "Partner People"),
                    ("major_incident", "Major Incident"),
                    ("self_referred", "Self Referred"),
                    ("low_score", "Low Score"),
                    ("danger_now", "Danger Now"),
                    ("danger_words", "Danger Words"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "tell_her",
                            "make_first_contact",
                            "message_failed",
                            "messages_held",
                            "call_back",
                            "decide_details",
                            "contacts_leap",
                            "code_attack",
                            "wrong_codes",
                            "second_person",
                            "silence",
                            "review_hold",
                            "reach_her",
                            "read_reply",
                            "read_written",
                            "give_update",
                            "listen",
                            "clash",
                            "brake",
                            "ask_agency",
                            "challenge",
                            "review",
                            "print_letters",
                            "cut_off",
                            "contact_wish",
                            "confirm_grounds",
                            "more_help",
                            "changed_mind",
                            "waits_long",
                            "front_door",
                            "asked_support",
                            "take_statement",
                            "court_ask",
                            "return_property",
                            "quiet_code",
                            "supporter_asked",
                            "supporter_wrote",
                            "plain_words",
                            "officer_silent",
                            "passed_back",
                            "officer_wrote",
                            "check_service",
                            "wrong_entry",
                            "ask_child",
                            "hand_over",
                            "check_handover",
                            "review_contact",
                            "read_feedback",
                            "next_step",
                            "pad_message",
                            "many_look_ups",
                            "assess_needs",
                            "meet_need",
                            "act_on_risk",
                            "closing_call",
                            "early_call",
                            "ask_why_left",
                            "watch",
                            "referral",
                            "tell_referral",
                            "partner_wrote",
                            "partner_people",
                            "major_incident",
                            "self_referred",
                            "low_score",
                            "danger_now",
                            "danger_words",
                        ],
                    )
                ),
                name="task_kind",
            ),
        ),
        migrations.CreateModel(
            name="CallIntake",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(editable=False, unique=True)),
                ("service", models.CharField(choices=[("999", "999"), ("101", "101")], max_length=3)),
                ("begun_at", models.DateTimeField()),
                ("kept_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("sealed", models.BinaryField(default=b"")),
            ],
        ),
        migrations.AddField(
            model_name="emergencycall",
            name="taker",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="emergencycall",
            index=models.Index(
                condition=models.Q(("end", ""), ("taker__isnull", False)),
                fields=["taker"],
                name="emergency_call_ringing",
            ),
        ),
        migrations.AddField(
            model_name="callintake",
            name="call",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="intake",
                to="records.emergencycall",
            ),
        ),
        migrations.AddField(
            model_name="callintake",
            name="contact",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="intakes", to="records.roomcontact"
            ),
        ),
        migrations.AddField(
            model_name="callintake",
            name="rung_back",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.roomcontact"
            ),
        ),
        migrations.AddField(
            model_name="callintake",
            name="taker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="call_intakes", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="callintake",
            index=models.Index(condition=models.Q(("ended_at", None)), fields=["begun_at"], name="call_intake_open"),
        ),
        migrations.AddConstraint(
            model_name="callintake",
            constraint=models.CheckConstraint(
                condition=models.Q(("service__in", ["999", "101"])), name="call_intake_service"
            ),
        ),
        migrations.AddConstraint(
            model_name="callintake",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contact", None), ("ended_at", None)),
                    models.Q(("contact__isnull", False), ("ended_at__isnull", False), ("sealed", b"")),
                    _connector="OR",
                ),
                name="call_intake_ended_whole",
            ),
        ),
        migrations.CreateModel(
            name="RecordNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(editable=False, unique=True)),
                ("kind", models.CharField(choices=[("crime", "crime"), ("incident", "incident")], max_length=8)),
                ("created_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("delivered", "delivered"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="waiting",
                        max_length=9,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=60)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("next_try_at", models.DateTimeField(null=True)),
                ("delivered_at", models.DateTimeField(null=True)),
                ("number", models.CharField(blank=True, max_length=100)),
                (
                    "number_source",
                    models.CharField(
                        blank=True, choices=[("answer", "answer"), ("feed", "feed"), ("person", "person")], max_length=6
                    ),
                ),
                ("numbered_at", models.DateTimeField(null=True)),
                ("sealed_body", models.BinaryField()),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="record_notices",
                        to="records.roomcontact",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="record_notices",
                        to="records.incident",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")), fields=["next_try_at"], name="record_notice_waiting"
                    ),
                    models.Index(
                        condition=models.Q(("number", "")), fields=["created_at", "id"], name="record_notice_unnumbered"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["crime", "incident"])), name="record_notice_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "delivered", "refused", "withdrawn"])),
                        name="record_notice_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number_source__in", ["answer", "feed", "person", ""])),
                        name="record_notice_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contact", None), ("incident__isnull", False)),
                            models.Q(("contact__isnull", False), ("incident", None)),
                            _connector="OR",
                        ),
                        name="record_notice_of_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", ""), ("number_source", ""), ("numbered_at", None)),
                            models.Q(
                                ("numbered_at__isnull", False),
                                models.Q(("number", ""), _negated=True),
                                models.Q(("number_source", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="record_notice_numbered_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("next_try_at__isnull", False), ("state", "waiting")),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("next_try_at", None)),
                            _connector="OR",
                        ),
                        name="record_notice_waits_for_a_try",
                    ),
                    models.UniqueConstraint(fields=("contact", "kind"), name="record_notice_once_a_contact"),
                    models.UniqueConstraint(fields=("incident", "kind"), name="record_notice_once_an_incident"),
                ],
            },
        ),
        migrations.AddField(model_name="agent", name="is_for_room", field=models.BooleanField(default=False)),
        migrations.CreateModel(
            name="SteeringPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("control_share", models.PositiveSmallIntegerField()),
                ("seed", models.PositiveIntegerField()),
                ("is_by_weekday", models.BooleanField(default=True)),
                (
                    "hypothesis",
                    models.CharField(
                        choices=[("fewer_again", "fewer_again"), ("no_more_again", "no_more_again")], max_length=20
                    ),
                ),
                ("sealed_why", models.BinaryField()),
                ("registered_at", models.DateTimeField()),
                ("stopped_at", models.DateTimeField(null=True)),
                (
                    "registered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "stopped_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hypothesis__in", ["fewer_again", "no_more_again"])),
                        name="steering_plan_hypothesis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="steering_plan_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("control_share__gte", 10), ("control_share__lte", 90)),
                        name="steering_plan_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stopped_at", None), ("stopped_by", None)),
                            models.Q(("stopped_at__isnull", False), ("stopped_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="steering_plan_stopped_whole",
                    ),
                ]
            },
        ),
        migrations.RunSQL(_APPEND_ONLY),
        *(migrations.RunSQL(_triggers(*each)) for each in _TABLES),
    ]
