-- The tables of the libraries refuse UPDATE, DELETE and TRUNCATE like those before them.

DO $$
DECLARE evidence text;
BEGIN
    FOREACH evidence IN ARRAY ARRAY[
        'evidence_library_import',
        'evidence_library_entry_decision',
        'evidence_library_release',
        'evidence_library_approval',
        'evidence_library_activation',
        'evidence_release_key'
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
