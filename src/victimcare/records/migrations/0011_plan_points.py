"""What she agreed to stands by number or address and way of using it; what the record system states, in its own words.

Add, fill, take away: the columns of the old plan end here. A plan never said to which e-mail or postal address she had
agreed, so where it allowed one its review is due at once, and a person asks her.
"""

from __future__ import annotations

from typing import Any

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CHANNELS = [("text", "Text"), ("email", "Email"), ("letter", "Letter"), ("call", "Call")]
WORDINGS = [("none", "None"), ("ring_us", "Ring Us"), ("neutral", "Neutral"), ("full", "Full")]
LIFTED = [("not_asked", "Not Asked"), ("review_due", "Review Due"), ("quiet_hours", "Quiet Hours")]
GONE = (
    "may_text",
    "may_email",
    "may_call",
    "may_post",
    "may_leave_voicemail",
    "say_police",
    "hours",
    "wording",
    "sender_name",
    "text_point",
    "call_point",
)

STATED = """
UPDATE records_safecontactplan SET stated = jsonb_build_object(
    'may_text', may_text, 'may_email', may_email, 'may_call', may_call, 'may_post', may_post,
    'may_leave_voicemail', may_leave_voicemail, 'say_police', say_police, 'hours', hours)
 WHERE confirmed_at IS NULL AND wording <> 'none'
"""
CONFIRMED = """
INSERT INTO records_planpoint
       (plan_id, point_id, channel, place, wording, hours, may_leave_voicemail, say_police, sender_name, seen_by)
SELECT victim_id, call_point_id, 'call', 1, wording, hours, may_leave_voicemail,
       say_police, '', ''
  FROM records_safecontactplan WHERE confirmed_at IS NOT NULL AND may_call AND call_point_id IS NOT NULL
 UNION ALL
SELECT victim_id, text_point_id, 'text', 2, CASE WHEN wording = 'full' AND NOT say_police THEN 'neutral'
       ELSE wording END, hours, false, say_police, sender_name, ''
  FROM records_safecontactplan WHERE confirmed_at IS NOT NULL AND may_text AND text_point_id IS NOT NULL
"""
# A call that was agreed was a person's; the wording was that of messages.
CALLS = """
UPDATE records_planpoint SET wording = CASE WHEN say_police THEN 'full' ELSE 'neutral' END WHERE channel = 'call'
"""
REVIEW = """
UPDATE records_safecontactplan SET review_on = LEAST(review_on, CURRENT_DATE)
 WHERE confirmed_at IS NOT NULL AND (may_email OR may_post)
"""
REASONS = """
UPDATE records_task SET reason = CASE reason WHEN 'no_number' THEN 'no_point' ELSE 'not_agreed' END
 WHERE reason IN ('not_by_text', 'no_words', 'no_number')
"""
HELD = """
UPDATE records_telling SET held_reason = CASE held_reason WHEN 'no_number' THEN 'no_point' ELSE 'not_agreed' END
 WHERE held_reason IN ('not_by_text', 'no_words', 'no_number')
"""


def proposals(apps: Any, schema_editor: Any) -> None:
    """Plans that wait for a second person, in the new words."""
    for proposal in apps.get_model("records", "PlanProposal").objects.filter(accepted=None):
        old = proposal.content["plan"]
        usual = {
            "given": "",
            "hours": old["hours"],
            "may_leave_voicemail": False,
            "say_police": old["say_police"],
            "sender_name": "",
            "seen_by": "",
        }
        ways = []
        for channel, name in (("call", "call_point"), ("text", "text_point")):
            if old[f"may_{channel}"]:
                way = usual | {"channel": channel, "point": old[name], "wording": old["wording"]}
                way |= {} if old[name] else {"given": old["new_number"]}
                ways.append(way)
                if channel == "call":
                    way["wording"] = "full" if old["say_police"] else "neutral"
                    way["may_leave_voicemail"] = old["may_leave_voicemail"]
        plan = {
            "ways": ways,
            "line_may_say": old["line_may_say"],
            "note": old["note"],
            "code_word_hash": None,
            "language": "",
            "formats": [],
            "review_on": old["review_on"],
        }
        proposal.content = {"version": proposal.content["version"], "how": "", "plan": plan}
        proposal.save(update_fields=["content"])


def _id() -> tuple[str, models.Field]:
    return ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


def _to(model: str, **more: Any) -> models.ForeignKey:
    usual: dict[str, Any] = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+", "to": model}
    return models.ForeignKey(**(usual | more))


def _one(model: str, **more: Any) -> models.OneToOneField:
    return models.OneToOneField(**({"on_delete": django.db.models.deletion.PROTECT, "to": model} | more))


def _is_one_of(field: str, choices: list[tuple[str, str]]) -> models.Q:
    return models.Q((f"{field}__in", [value for value, _ in choices]))


class Migration(migrations.Migration):
    dependencies = [("records", "0010_duty_readings")]

    operations = [
        migrations.CreateModel(
            name="PlanPoint",
            fields=[
                _id(),
                ("plan", _to("records.safecontactplan", db_index=False, related_name="points")),
                ("point", _to("records.contactpoint")),
                ("channel", models.CharField(choices=CHANNELS, max_length=6)),
                ("place", models.PositiveSmallIntegerField()),
                ("wording", models.CharField(choices=WORDINGS, max_length=10)),
                ("hours", models.JSONField(default=list)),
                ("may_leave_voicemail", models.BooleanField(default=False)),
                ("say_police", models.BooleanField(default=False)),
                ("sender_name", models.CharField(blank=True, max_length=11)),
                ("seen_by", models.TextField(blank=True)),
            ],
        ),
        migrations.AddField("safecontactplan", "stated", models.JSONField(null=True)),
        migrations.AddField("safecontactplan", "confirmed_how", models.CharField(blank=True, max_length=12)),
        migrations.AddField("safecontactplan", "language", models.CharField(blank=True, max_length=35)),
        migrations.AddField(
            "safecontactplan",
            "formats",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20), default=list, size=None
            ),
        ),
        *[migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (STATED, CONFIRMED, CALLS, REVIEW, REASONS, HELD)],
        migrations.RunPython(proposals, migrations.RunPython.noop),
        # What was just filled is checked now: a table with checks outstanding can't be altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="safecontactplan", name="plan_stated_never_full"),
        migrations.RemoveConstraint(model_name="safecontactplan", name="plan_wording"),
        *[migrations.RemoveField(model_name="safecontactplan", name=name) for name in GONE],
        migrations.AddConstraint(
            model_name="safecontactplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("stated", None), ("confirmed_at", None), _connector="OR"),
                name="plan_stated_or_confirmed",
            ),
        ),
        migrations.AddConstraint(
            model_name="safecontactplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_at__isnull", False),
                    models.Q(("line_may_say", "full"), _negated=True),
                    _connector="OR",
                ),
                name="plan_stated_never_full",
            ),
        ),
        migrations.AddConstraint(
            model_name="planpoint",
            constraint=models.CheckConstraint(condition=_is_one_of("channel", CHANNELS), name="plan_point_channel"),
        ),
        migrations.AddConstraint(
            model_name="planpoint",
            constraint=models.CheckConstraint(condition=_is_one_of("wording", WORDINGS), name="plan_point_wording"),
        ),
        migrations.AddConstraint(
            model_name="planpoint",
            constraint=models.UniqueConstraint(fields=("plan", "point", "channel"), name="plan_point_once"),
        ),
        migrations.AddConstraint(
            model_name="planpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("may_leave_voicemail", False), ("channel", "call"), _connector="OR"),
                name="plan_point_voicemail_on_calls",
            ),
        ),
        migrations.AddConstraint(
            model_name="planpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("wording", "full"), _negated=True), ("say_police", True), _connector="OR"),
                name="plan_point_full_shows_police",
            ),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                _id(),
                ("person", _one("records.person", related_name="+")),
                ("match_key", models.TextField(unique=True)),
                ("telling", _one("records.telling", related_name="invitation")),
                ("invited_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="GateOverride",
            fields=[
                _id(),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("victim", _to("records.victim", related_name="gate_overrides")),
                ("lifts", models.CharField(choices=LIFTED, max_length=12)),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", _to(settings.AUTH_USER_MODEL)),
                ("accepted", models.BooleanField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", _to(settings.AUTH_USER_MODEL, null=True)),
                ("expires_at", models.DateTimeField(null=True)),
                ("used_by", _one("records.telling", null=True, related_name="gate_override")),
            ],
        ),
        migrations.AddConstraint(
            model_name="gateoverride",
            constraint=models.CheckConstraint(condition=_is_one_of("lifts", LIFTED), name="gate_override_lifts"),
        ),
        migrations.AddConstraint(
            model_name="gateoverride",
            constraint=models.UniqueConstraint(
                condition=models.Q(("accepted", None)), fields=("victim",), name="gate_override_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="gateoverride",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepted", None), ("decided_at", None), ("decided_by", None), ("expires_at", None)),
                    models.Q(
                        ("accepted", False),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("expires_at", None),
                    ),
                    models.Q(
                        ("accepted", True),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("expires_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="gate_override_decision_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="gateoverride",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepted", True), _negated=True),
                    models.Q(("decided_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="gate_override_second_person_is_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="gateoverride",
            constraint=models.CheckConstraint(
                condition=models.Q(("used_by", None), ("accepted", True), _connector="OR"),
                name="gate_override_used_when_accepted",
            ),
        ),
    ]
