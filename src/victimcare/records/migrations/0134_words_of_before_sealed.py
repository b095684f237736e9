"""Seals words that an older version kept in the clear: the next step drops their columns.

They are sealed with the installation's key, under which every reader opens them. What is said from now on is sealed
under the keys of persons (ADR 53).
"""

import json
from importlib import import_module

from django.db import migrations
from django.db.models import Q

from victimcare.rules.safe_contact.contact_points import email_key, telephone_key

# Of each table: the column, and the place to which its words are bound, as in `services.sealed_words`.
_COLUMNS = {
    "AgencyChase": {"note": "agency-chase:{row.request_id}:note"},
    "AgencyRequest": {
        "note": "agency-request:{row.public_id}:note",
        "answer": "agency-request:{row.public_id}:answer",
    },
    "CaseSeal": {"why": "case-seal:{row.public_id}:why", "lifted_why": "case-seal:{row.public_id}:lifted_why"},
    "ClosingCall": {"note": "closing-call:{row.victim_id}:note"},
    "CommunicationPassport": {
        name: "passport:{row.victim_id}:{row.version}:" + name for name in ("someone", "avoid", "helps")
    },
    "Conflict": {"words": "conflict:{row.public_id}:words", "ended_why": "conflict:{row.public_id}:ended_why"},
    "Contact": {"note": "contact:{row.public_id}:note"},
    "ContactWish": {"why": "contact-wish:{row.public_id}:why"},
    "FeedLine": {"settled_reason": "feed-line:settled_reason"},
    "GateOverride": {"reason": "gate-override:{row.public_id}:reason"},
    "GuardDecision": {"reason": "guard-decision:{row.victim_id}:reason"},
    "HandoverItem": {"reason": "packet:{row.packet_id}:{row.item}:reason"},
    "HandoverStep": {"words": "packet:{row.packet_id}:words"},
    "KeptSound": {"summary": "sound:{row.public_id}:summary", "held_reason": "sound:{row.public_id}:held_reason"},
    "LinkedPerson": {"ended_reason": "link:{row.public_id}:ended_reason"},
    "LinkedPoint": {"doubted_reason": "linked-point:{row.id}:doubted_reason"},
    "LookReview": {"note": "look:{row.public_id}:note"},
    "Need": {"why": "need:{row.assessment_id}:{row.code}:why"},
    "OnePerson": {"note": "one-person:{row.decided_by_id}:note"},
    "PlanPoint": {"seen_by": "plan:{row.plan_id}:seen_by"},
    "PlanProposal": {"content": "plan-proposal:{row.victim_id}:content"},
    "PointChange": {"first_reason": "point-change:{row.id}:first_reason"},
    "Pursuit": {
        "stop_reason": "pursuit:{row.public_id}:stop_reason",
        "quiet_lifted_why": "pursuit:{row.public_id}:quiet_lifted_why",
    },
    "QueueEntry": {"note": "call:{row.call_id}:note"},
    "ReachAttempt": {"note": "reach-attempt:{row.public_id}:note"},
    "SafeContactPlan": {"note": "plan:{row.victim_id}:note"},
    "SealOpening": {
        "reason": "seal-opening:{row.public_id}:reason",
        "seen_note": "seal-opening:{row.public_id}:seen_note",
    },
    "Supporter": {"safe_way": "supporter:{row.public_id}:safe_way"},
    "Task": {"snoozed_why": "task:{row.id}:snoozed_why"},
    "TaskChange": {"note": "task:{row.task_id}:note"},
    "TellOnceNote": {
        name: "tell-once:{row.victim_id}:{row.version}:" + name for name in ("avoid", "needs", "happened")
    },
}

# Of these a row is never changed: but for now, when its words go into another column.
_APPEND_ONLY = ("agencychase", "communicationpassport", "oneperson", "taskchange", "telloncenote")
_ALTER = "".join(f"ALTER TABLE records_{table} {{0}} TRIGGER {table}_no_change;" for table in _APPEND_ONLY)


def _seal_words(apps, schema_editor):
    for name, places in _COLUMNS.items():
        rows = apps.get_model("records", name).objects
        some = Q()
        for column in places:
            some |= ~Q(**{column: {} if column == "content" else ""})
        if name == "SafeContactPlan":  # a stated plan's note comes from the record system
            some &= Q(confirmed_at__isnull=False)
        for row in rows.filter(some).iterator():
            sealed = {}
            for column, place in places.items():
                words = getattr(row, column)
                if words and not getattr(row, f"sealed_{column}"):
                    text = json.dumps(words) if column == "content" else words
                    sealed[f"sealed_{column}"] = _seal(text, place.format(row=row))
            rows.filter(pk=row.pk).update(**sealed)
        if name == "SafeContactPlan":
            rows.filter(some).update(note="")


def _seal_messages(apps, schema_editor):
    said = ~Q(sender="", subject="", words="") | Q(content__isnull=False)
    for row in apps.get_model("records", "ReceivedMessage").objects.filter(said, sealed_head=b""):
        place = f"received:{row.public_id}:"
        row.sealed_head = _seal_list([row.sender, row.subject, row.sha256], place + "head")
        row.sealed_words = _seal(row.words, place + "words")
        if row.content is not None:
            row.sealed_content = _seal(bytes(row.content), place + "content")
            row.supplier_id = _digest(row.supplier_id, "mail name")
        sender_key = telephone_key(row.sender) if row.channel == "text" else email_key(row.sender)
        row.from_key, row.sha256 = _digest(sender_key, "sender"), _digest(row.sha256, "mail bytes")
        row.save()
    said = ~Q(sender="", subject="", message_id="", words="", said="") | Q(content__isnull=False)
    for row in apps.get_model("records", "OfficerReply").objects.filter(said, sealed_head=b""):
        place = f"officer-reply:{row.public_id}:"
        row.sealed_head = _seal_list([row.sender, row.subject, row.message_id, row.sha256], place + "head")
        row.sealed_words = _seal_list([row.words, row.said], place + "words")
        row.sealed_content = _seal(bytes(row.content or b""), place + "content")
        row.supplier_id, row.sha256 = _digest(row.supplier_id, "mail name"), _digest(row.sha256, "mail bytes")
        row.save()
    for row in apps.get_model("records", "MailCopy").objects.filter(content__isnull=False):
        row.sha256 = _digest(row.sha256, "mail bytes")
        row.sealed_content = _seal(bytes(row.content), f"mail-copy:{row.sha256}")
        row.save()
    for row in apps.get_model("records", "OfficerMail").objects.filter(sealed_words=b"", state="queued"):
        row.sealed_words = _seal_list([row.subject, row.body, row.answers], f"officer-mail:{row.reference}")
        row.save()


def _seal_refused_rows(apps, schema_editor):
    for row in apps.get_model("records", "RefusedAnswer").objects.exclude(given={}):
        row.came_key = _digest(json.dumps(row.given.get("as_it_came", row.given), sort_keys=True), "answer row")
        row.sealed_given = _seal(json.dumps(row.given), f"refused-answer:{row.came_key}:given")
        row.save()


def _seal(words, place):
    # Found when it is needed: records know no services, and a database without old words needs no key.
    sealing = import_module("victimcare.services.sealing")
    clear = words.encode() if isinstance(words, str) else words
    return sealing.seal(clear, place) if clear else b""


def _seal_list(values, place):
    return _seal(json.dumps(values, ensure_ascii=False), place)


def _digest(value, use):
    digests = import_module("victimcare.services.secret_hashes")
    return digests.make_digest(value, digests.DigestUse(use))


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0133_columns_for_sealed_words"),
    ]

    operations = [
        migrations.RunSQL(_ALTER.format("DISABLE"), _ALTER.format("ENABLE")),
        migrations.RunPython(_seal_words, migrations.RunPython.noop),
        migrations.RunPython(_seal_messages, migrations.RunPython.noop),
        migrations.RunPython(_seal_refused_rows, migrations.RunPython.noop),
        migrations.RunSQL(_ALTER.format("ENABLE"), _ALTER.format("DISABLE")),
    ]
