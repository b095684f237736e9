-- Append-only tables, and what may change in a row of a few others.

CREATE TRIGGER event_no_change BEFORE UPDATE OR DELETE ON records_event
    FOR EACH ROW EXECUTE FUNCTION records_refuse_change();
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON records_event
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER eventprivate_no_change BEFORE UPDATE OR DELETE ON records_eventprivate
    FOR EACH ROW EXECUTE FUNCTION records_only_redact();
CREATE TRIGGER eventprivate_no_truncate BEFORE TRUNCATE ON records_eventprivate
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER auditentry_no_change BEFORE UPDATE OR DELETE ON records_auditentry
    FOR EACH ROW EXECUTE FUNCTION records_refuse_change();
CREATE TRIGGER auditentry_no_truncate BEFORE TRUNCATE ON records_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER auditseal_no_change BEFORE UPDATE OR DELETE ON records_auditseal
    FOR EACH ROW EXECUTE FUNCTION records_refuse_change();
CREATE TRIGGER auditseal_no_truncate BEFORE TRUNCATE ON records_auditseal
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER notificationstate_no_change BEFORE UPDATE OR DELETE ON records_notificationstate
    FOR EACH ROW EXECUTE FUNCTION records_refuse_change();
CREATE TRIGGER notificationstate_no_truncate BEFORE TRUNCATE ON records_notificationstate
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER taskchange_no_change BEFORE UPDATE OR DELETE ON records_taskchange
    FOR EACH ROW EXECUTE FUNCTION records_only_blank_note();
CREATE TRIGGER taskchange_no_truncate BEFORE TRUNCATE ON records_taskchange
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER dutyrevision_no_change BEFORE UPDATE OR DELETE ON records_dutyrevision
    FOR EACH ROW EXECUTE FUNCTION records_refuse_change();
CREATE TRIGGER dutyrevision_no_truncate BEFORE TRUNCATE ON records_dutyrevision
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER samepersondecision_no_change BEFORE UPDATE OR DELETE ON records_samepersondecision
    FOR EACH ROW EXECUTE FUNCTION records_only_blank_note();
CREATE TRIGGER samepersondecision_no_truncate BEFORE TRUNCATE ON records_samepersondecision
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER samepersonvictim_no_change BEFORE UPDATE OR DELETE ON records_samepersonvictim
    FOR EACH ROW EXECUTE FUNCTION records_refuse_change();
CREATE TRIGGER samepersonvictim_no_truncate BEFORE TRUNCATE ON records_samepersonvictim
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER escalation_no_change BEFORE UPDATE OR DELETE ON records_escalation
    FOR EACH ROW EXECUTE FUNCTION records_refuse_change();
CREATE TRIGGER escalation_no_truncate BEFORE TRUNCATE ON records_escalation
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER deliveryescalationstep_no_change BEFORE UPDATE OR DELETE ON records_deliveryescalationstep
    FOR EACH ROW EXECUTE FUNCTION records_refuse_change();
CREATE TRIGGER deliveryescalationstep_no_truncate BEFORE TRUNCATE ON records_deliveryescalationstep
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER agencychase_no_change BEFORE UPDATE OR DELETE ON records_agencychase
    FOR EACH ROW EXECUTE FUNCTION records_only_blank_note();
CREATE TRIGGER agencychase_no_truncate BEFORE TRUNCATE ON records_agencychase
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER callbackattempt_no_change BEFORE UPDATE OR DELETE ON records_callbackattempt
    FOR EACH ROW EXECUTE FUNCTION records_only_end();
CREATE TRIGGER callbackattempt_no_truncate BEFORE TRUNCATE ON records_callbackattempt
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER callbacknotice_no_change BEFORE UPDATE OR DELETE ON records_callbacknotice
    FOR EACH ROW EXECUTE FUNCTION records_refuse_change();
CREATE TRIGGER callbacknotice_no_truncate BEFORE TRUNCATE ON records_callbacknotice
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER callforecast_no_change BEFORE UPDATE OR DELETE ON records_callforecast
    FOR EACH ROW EXECUTE FUNCTION records_refuse_change();
CREATE TRIGGER callforecast_no_truncate BEFORE TRUNCATE ON records_callforecast
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER telloncenote_no_change BEFORE UPDATE OR DELETE ON records_telloncenote
    FOR EACH ROW EXECUTE FUNCTION records_only_blank_tell_once();
CREATE TRIGGER telloncenote_no_truncate BEFORE TRUNCATE ON records_telloncenote
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER communicationpassport_no_change BEFORE UPDATE OR DELETE ON records_communicationpassport
    FOR EACH ROW EXECUTE FUNCTION records_only_blank_passport();
CREATE TRIGGER communicationpassport_no_truncate BEFORE TRUNCATE ON records_communicationpassport
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();

CREATE TRIGGER approval_decided_once BEFORE UPDATE ON records_approval
    FOR EACH ROW EXECUTE FUNCTION records_decided_once();
CREATE TRIGGER guarddecision_by_two BEFORE INSERT OR UPDATE ON records_guarddecision
    FOR EACH ROW EXECUTE FUNCTION records_needs_approval('guard');
CREATE TRIGGER gateoverride_by_two BEFORE INSERT OR UPDATE ON records_gateoverride
    FOR EACH ROW EXECUTE FUNCTION records_needs_approval('override');

CREATE TRIGGER auditentry_written_now BEFORE INSERT ON records_auditentry
    FOR EACH ROW EXECUTE FUNCTION records_written_now();
