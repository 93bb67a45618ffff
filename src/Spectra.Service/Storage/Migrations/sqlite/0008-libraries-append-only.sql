-- The tables of the libraries refuse UPDATE, DELETE and REPLACE like those before them.

CREATE TRIGGER evidence_library_import_no_update BEFORE UPDATE ON evidence_library_import
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_import is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_library_import_no_delete BEFORE DELETE ON evidence_library_import
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_import is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_library_import_no_replace BEFORE INSERT ON evidence_library_import
WHEN EXISTS (SELECT 1 FROM evidence_library_import WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_import is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_library_entry_decision_no_update BEFORE UPDATE ON evidence_library_entry_decision
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_entry_decision is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_library_entry_decision_no_delete BEFORE DELETE ON evidence_library_entry_decision
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_entry_decision is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_library_entry_decision_no_replace BEFORE INSERT ON evidence_library_entry_decision
WHEN EXISTS (SELECT 1 FROM evidence_library_entry_decision WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_entry_decision is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_library_release_no_update BEFORE UPDATE ON evidence_library_release
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_release is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_library_release_no_delete BEFORE DELETE ON evidence_library_release
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_release is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_library_release_no_replace BEFORE INSERT ON evidence_library_release
WHEN EXISTS (SELECT 1 FROM evidence_library_release WHERE rowid = NEW.rowid OR id = NEW.id OR (library = NEW.library AND number = NEW.number))
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_release is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_library_approval_no_update BEFORE UPDATE ON evidence_library_approval
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_approval is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_library_approval_no_delete BEFORE DELETE ON evidence_library_approval
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_approval is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_library_approval_no_replace BEFORE INSERT ON evidence_library_approval
WHEN EXISTS (SELECT 1 FROM evidence_library_approval WHERE rowid = NEW.rowid OR id = NEW.id OR (release_id = NEW.release_id AND signed_by = NEW.signed_by))
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_approval is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_library_activation_no_update BEFORE UPDATE ON evidence_library_activation
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_activation is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_library_activation_no_delete BEFORE DELETE ON evidence_library_activation
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_activation is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_library_activation_no_replace BEFORE INSERT ON evidence_library_activation
WHEN EXISTS (SELECT 1 FROM evidence_library_activation WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_library_activation is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_release_key_no_update BEFORE UPDATE ON evidence_release_key
BEGIN
    SELECT RAISE(ABORT, 'evidence_release_key is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_release_key_no_delete BEFORE DELETE ON evidence_release_key
BEGIN
    SELECT RAISE(ABORT, 'evidence_release_key is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_release_key_no_replace BEFORE INSERT ON evidence_release_key
WHEN EXISTS (SELECT 1 FROM evidence_release_key WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_release_key is append-only: a row with this key exists');
END;
