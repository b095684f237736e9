from django.db import migrations, models

# Words may be blanked; nothing else of such a row changes.
_BLANK_ALONE = r"""
CREATE OR REPLACE FUNCTION records_only_blank_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.sealed_note = '' AND (to_jsonb(NEW) - 'sealed_note') = (to_jsonb(OLD) - 'sealed_note') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'A correction is a new row; only a note can be blanked.';
END $$;
CREATE OR REPLACE FUNCTION records_only_blank_tell_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
       AND (to_jsonb(NEW) - ARRAY['sealed_avoid', 'sealed_needs', 'sealed_happened'])
         = (to_jsonb(OLD) - ARRAY['sealed_avoid', 'sealed_needs', 'sealed_happened'])
       AND (NEW.sealed_avoid = '' OR NEW.sealed_avoid IS NOT DISTINCT FROM OLD.sealed_avoid)
       AND (NEW.sealed_needs = '' OR NEW.sealed_needs IS NOT DISTINCT FROM OLD.sealed_needs)
       AND (NEW.sealed_happened = '' OR NEW.sealed_happened IS NOT DISTINCT FROM OLD.sealed_happened) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'A new version is a new row; only its words can be blanked.';
END $$;
CREATE OR REPLACE FUNCTION records_only_blank_passport() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
       AND ((NEW.language = '' AND NEW.needs = '{}') OR (NEW.language = OLD.language AND NEW.needs = OLD.needs))
       AND (to_jsonb(NEW) - ARRAY['language', 'needs', 'sealed_someone', 'sealed_avoid', 'sealed_helps'])
         = (to_jsonb(OLD) - ARRAY['language', 'needs', 'sealed_someone', 'sealed_avoid', 'sealed_helps'])
       AND (NEW.sealed_someone = '' OR NEW.sealed_someone IS NOT DISTINCT FROM OLD.sealed_someone)
       AND (NEW.sealed_avoid = '' OR NEW.sealed_avoid IS NOT DISTINCT FROM OLD.sealed_avoid)
       AND (NEW.sealed_helps = '' OR NEW.sealed_helps IS NOT DISTINCT FROM OLD.sealed_helps) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'A new version is a new row; only its words can be blanked.';
END $$;
"""
_NOTES_MAY_BE_BLANKED = "".join(
    f"""
DROP TRIGGER {table}_no_change ON records_{table};
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON records_{table}
    FOR EACH ROW EXECUTE FUNCTION records_only_blank_note();
"""
    for table in ("oneperson", "agencychase")
)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0134_words_of_before_sealed"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="caseseal",
            name="case_seal_lifted_whole",
        ),
        migrations.RemoveConstraint(
            model_name="conflict",
            name="conflict_ended_whole",
        ),
        migrations.RemoveConstraint(
            model_name="keptsound",
            name="kept_sound_held_or_gone",
        ),
        migrations.RemoveConstraint(
            model_name="linkedperson",
            name="linked_person_end_whole",
        ),
        migrations.RemoveConstraint(
            model_name="linkedpoint",
            name="linked_point_doubt_whole",
        ),
        migrations.RemoveConstraint(
            model_name="need",
            name="need_has_an_end",
        ),
        migrations.RemoveConstraint(
            model_name="pointchange",
            name="point_change_first_whole",
        ),
        migrations.RemoveConstraint(
            model_name="pursuit",
            name="pursuit_stopped_by_somebody_who_says_why",
        ),
        migrations.RemoveConstraint(
            model_name="pursuit",
            name="pursuit_quiet_lifted_by_a_person_who_says_why",
        ),
        migrations.RemoveConstraint(
            model_name="task",
            name="task_snoozed_by_its_owner_who_says_why",
        ),
        migrations.RemoveField(
            model_name="accessgrant",
            name="reason",
        ),
        migrations.RemoveField(
            model_name="agencychase",
            name="note",
        ),
        migrations.RemoveField(
            model_name="agencyrequest",
            name="answer",
        ),
        migrations.RemoveField(
            model_name="agencyrequest",
            name="note",
        ),
        migrations.RemoveField(
            model_name="caseseal",
            name="lifted_why",
        ),
        migrations.RemoveField(
            model_name="caseseal",
            name="why",
        ),
        migrations.RemoveField(
            model_name="closingcall",
            name="note",
        ),
        migrations.RemoveField(
            model_name="communicationpassport",
            name="avoid",
        ),
        migrations.RemoveField(
            model_name="communicationpassport",
            name="helps",
        ),
        migrations.RemoveField(
            model_name="communicationpassport",
            name="someone",
        ),
        migrations.RemoveField(
            model_name="conflict",
            name="ended_why",
        ),
        migrations.RemoveField(
            model_name="conflict",
            name="words",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="note",
        ),
        migrations.RemoveField(
            model_name="contactwish",
            name="why",
        ),
        migrations.RemoveField(
            model_name="feedline",
            name="settled_reason",
        ),
        migrations.RemoveField(
            model_name="gateoverride",
            name="reason",
        ),
        migrations.RemoveField(
            model_name="guarddecision",
            name="reason",
        ),
        migrations.RemoveField(
            model_name="handoveritem",
            name="reason",
        ),
        migrations.RemoveField(
            model_name="handoverstep",
            name="words",
        ),
        migrations.RemoveField(
            model_name="keptsound",
            name="held_reason",
        ),
        migrations.RemoveField(
            model_name="keptsound",
            name="summary",
        ),
        migrations.RemoveField(
            model_name="linkedperson",
            name="ended_reason",
        ),
        migrations.RemoveField(
            model_name="linkedpoint",
            name="doubted_reason",
        ),
        migrations.RemoveField(
            model_name="lookreview",
            name="note",
        ),
        migrations.RemoveField(
            model_name="mailcopy",
            name="content",
        ),
        migrations.RemoveField(
            model_name="need",
            name="why",
        ),
        migrations.RemoveField(
            model_name="officermail",
            name="answers",
        ),
        migrations.RemoveField(
            model_name="officermail",
            name="body",
        ),
        migrations.RemoveField(
            model_name="officermail",
            name="subject",
        ),
        migrations.RemoveField(
            model_name="officerreply",
            name="content",
        ),
        migrations.RemoveField(
            model_name="officerreply",
            name="message_id",
        ),
        migrations.RemoveField(
            model_name="officerreply",
            name="said",
        ),
        migrations.RemoveField(
            model_name="officerreply",
            name="sender",
        ),
        migrations.RemoveField(
            model_name="officerreply",
            name="subject",
        ),
        migrations.RemoveField(
            model_name="officerreply",
            name="words",
        ),
        migrations.RemoveField(
            model_name="oneperson",
            name="note",
        ),
        migrations.RemoveField(
            model_name="planpoint",
            name="seen_by",
        ),
        migrations.RemoveField(
            model_name="planproposal",
            name="content",
        ),
        migrations.RemoveField(
            model_name="pointchange",
            name="first_reason",
        ),
        migrations.RemoveField(
            model_name="pursuit",
            name="quiet_lifted_why",
        ),
        migrations.RemoveField(
            model_name="pursuit",
            name="stop_reason",
        ),
        migrations.RemoveField(
            model_name="queueentry",
            name="note",
        ),
        migrations.RemoveField(
            model_name="reachattempt",
            name="note",
        ),
        migrations.RemoveField(
            model_name="receivedmessage",
            name="content",
        ),
        migrations.RemoveField(
            model_name="receivedmessage",
            name="sender",
        ),
        migrations.RemoveField(
            model_name="receivedmessage",
            name="subject",
        ),
        migrations.RemoveField(
            model_name="receivedmessage",
            name="words",
        ),
        migrations.RemoveField(
            model_name="refusedanswer",
            name="given",
        ),
        migrations.RemoveField(
            model_name="sealopening",
            name="reason",
        ),
        migrations.RemoveField(
            model_name="sealopening",
            name="seen_note",
        ),
        migrations.RemoveField(
            model_name="supporter",
            name="safe_way",
        ),
        migrations.RemoveField(
            model_name="task",
            name="snoozed_why",
        ),
        migrations.RemoveField(
            model_name="taskchange",
            name="note",
        ),
        migrations.RemoveField(
            model_name="telloncenote",
            name="avoid",
        ),
        migrations.RemoveField(
            model_name="telloncenote",
            name="happened",
        ),
        migrations.RemoveField(
            model_name="telloncenote",
            name="needs",
        ),
        migrations.AddConstraint(
            model_name="caseseal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lifted_at", None), ("lifted_by", None), ("sealed_lifted_why", None)),
                    models.Q(
                        ("lifted_at__isnull", False), ("lifted_by__isnull", False), ("sealed_lifted_why__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="case_seal_lifted_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_by", None), ("sealed_ended_why", None)),
                    models.Q(
                        ("ended_at__isnull", False), ("ended_by__isnull", False), ("sealed_ended_why__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="conflict_ended_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptsound",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("held_at", None), ("held_by", None)),
                    models.Q(
                        ("gone_at", None),
                        ("held_at__isnull", False),
                        ("held_by__isnull", False),
                        ("sealed_held_reason__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="kept_sound_held_or_gone",
            ),
        ),
        migrations.AddConstraint(
            model_name="linkedperson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_by", None), ("sealed_ended_reason", None)),
                    models.Q(
                        ("ended_at__isnull", False), ("ended_by__isnull", False), ("sealed_ended_reason__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="linked_person_end_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="linkedpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("doubted_at", None), ("doubted_by", None), ("sealed_doubted_reason", None)),
                    models.Q(
                        ("doubted_at__isnull", False),
                        ("doubted_by__isnull", False),
                        ("sealed_doubted_reason__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="linked_point_doubt_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("adjustment", ""), ("ends_as__in", ["task", "referral"]), ("task__isnull", False)),
                    models.Q(("ends_as", "adjustment"), ("task", None), models.Q(("adjustment", ""), _negated=True)),
                    models.Q(("adjustment", ""), ("ends_as", "not_met"), ("sealed_why__isnull", False), ("task", None)),
                    _connector="OR",
                ),
                name="need_has_an_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="pointchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("first_at", None), ("first_by", None), ("sealed_first_reason", None)),
                    models.Q(
                        ("first_at__isnull", False), ("first_by__isnull", False), ("sealed_first_reason__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="point_change_first_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="pursuit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_as", "stopped"), ("sealed_stop_reason__isnull", False), ("stopped_by__isnull", False)
                    ),
                    models.Q(
                        models.Q(("ended_as", "stopped"), _negated=True),
                        ("sealed_stop_reason", None),
                        ("stopped_by", None),
                    ),
                    _connector="OR",
                ),
                name="pursuit_stopped_by_somebody_who_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="pursuit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("quiet_lifted_at", None), ("quiet_lifted_by", None), ("sealed_quiet_lifted_why", None)),
                    models.Q(
                        ("quiet_lifted_at__isnull", False),
                        ("quiet_lifted_by__isnull", False),
                        ("sealed_quiet_lifted_why__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="pursuit_quiet_lifted_by_a_person_who_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="safecontactplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("confirmed_at", None), ("note", ""), _connector="OR"),
                name="plan_confirmed_note_is_sealed",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sealed_snoozed_why", None), ("snoozed_until", None)),
                    models.Q(
                        ("owner__isnull", False),
                        ("sealed_snoozed_why__isnull", False),
                        ("snoozed_until__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="task_snoozed_by_its_owner_who_says_why",
            ),
        ),
        migrations.RunSQL(_BLANK_ALONE + _NOTES_MAY_BE_BLANKED),
    ]
