-- The tables of the seizure record refuse UPDATE, DELETE and TRUNCATE like those before them. Nominal data can't be changed either, but be disposed of.

DO $$
DECLARE evidence text;
BEGIN
    FOREACH evidence IN ARRAY ARRAY[
        'evidence_signer',
        'evidence_anchor',
        'evidence_account',
        'evidence_authorisation',
        'evidence_authorisation_end',
        'evidence_access',
        'evidence_case',
        'evidence_case_status',
        'evidence_case_officer',
        'evidence_interception',
        'evidence_exhibit',
        'evidence_sampling',
        'evidence_attribution',
        'evidence_instrument_answer',
        'evidence_attachment',
        'evidence_decision_rule',
        'evidence_opinion',
        'evidence_review',
        'evidence_confirmation',
        'evidence_identification',
        'evidence_custody',
        'evidence_exchange',
        'evidence_hold',
        'evidence_party',
        'evidence_disposal'
    ]
    LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only()', evidence || '_no_update', evidence);
        EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only()', evidence || '_no_delete', evidence);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only()', evidence || '_no_truncate', evidence);
        EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', evidence, evidence || '_no_update');
        EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', evidence, evidence || '_no_delete');
        EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', evidence, evidence || '_no_truncate');
    END LOOP;
END;
$$;

CREATE FUNCTION nominal_is_only_disposed_of() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE disposed boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I.evidence_disposal WHERE party_id = $1)', TG_TABLE_SCHEMA) INTO disposed USING OLD.id;
    IF NOT disposed THEN
        RAISE EXCEPTION '% may only lose what evidence_disposal names', TG_TABLE_NAME;
    END IF;
    RETURN OLD;
END;
$$;

CREATE TRIGGER nominal_party_no_update BEFORE UPDATE ON nominal_party FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only();
CREATE TRIGGER nominal_party_no_delete BEFORE DELETE ON nominal_party FOR EACH ROW EXECUTE FUNCTION nominal_is_only_disposed_of();
CREATE TRIGGER nominal_party_no_truncate BEFORE TRUNCATE ON nominal_party FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only();
ALTER TABLE nominal_party ENABLE ALWAYS TRIGGER nominal_party_no_update;
ALTER TABLE nominal_party ENABLE ALWAYS TRIGGER nominal_party_no_delete;
ALTER TABLE nominal_party ENABLE ALWAYS TRIGGER nominal_party_no_truncate;
