-- Evidence tables refuse UPDATE, DELETE and TRUNCATE, in every session: ALWAYS also fires where session_replication_role is replica. ON CONFLICT DO UPDATE is an UPDATE.

CREATE FUNCTION evidence_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: a correction is a new row, and nothing is ever removed', TG_TABLE_NAME;
END;
$$;

DO $$
DECLARE evidence text;
BEGIN
    FOREACH evidence IN ARRAY ARRAY[
        'evidence_event',
        'evidence_session',
        'evidence_session_end',
        'evidence_raw',
        'evidence_measurement',
        'evidence_analysis',
        'evidence_set_aside',
        'evidence_correction'
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
