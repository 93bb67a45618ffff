-- The tables of docking refuse UPDATE, DELETE and REPLACE like those before them.

CREATE TRIGGER evidence_receipt_no_update BEFORE UPDATE ON evidence_receipt
BEGIN
    SELECT RAISE(ABORT, 'evidence_receipt is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_receipt_no_delete BEFORE DELETE ON evidence_receipt
BEGIN
    SELECT RAISE(ABORT, 'evidence_receipt is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_receipt_no_replace BEFORE INSERT ON evidence_receipt
WHEN EXISTS (SELECT 1 FROM evidence_receipt WHERE rowid = NEW.rowid OR id = NEW.id OR (device_serial = NEW.device_serial AND record_id = NEW.record_id AND bytes = NEW.bytes AND device_time = NEW.device_time))
BEGIN
    SELECT RAISE(ABORT, 'evidence_receipt is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_sequence_no_update BEFORE UPDATE ON evidence_sequence
BEGIN
    SELECT RAISE(ABORT, 'evidence_sequence is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_sequence_no_delete BEFORE DELETE ON evidence_sequence
BEGIN
    SELECT RAISE(ABORT, 'evidence_sequence is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_sequence_no_replace BEFORE INSERT ON evidence_sequence
WHEN EXISTS (SELECT 1 FROM evidence_sequence WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_sequence is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_tag_no_update BEFORE UPDATE ON evidence_tag
BEGIN
    SELECT RAISE(ABORT, 'evidence_tag is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_tag_no_delete BEFORE DELETE ON evidence_tag
BEGIN
    SELECT RAISE(ABORT, 'evidence_tag is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_tag_no_replace BEFORE INSERT ON evidence_tag
WHEN EXISTS (SELECT 1 FROM evidence_tag WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_tag is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_exhibit_code_no_update BEFORE UPDATE ON evidence_exhibit_code
BEGIN
    SELECT RAISE(ABORT, 'evidence_exhibit_code is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_exhibit_code_no_delete BEFORE DELETE ON evidence_exhibit_code
BEGIN
    SELECT RAISE(ABORT, 'evidence_exhibit_code is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_exhibit_code_no_replace BEFORE INSERT ON evidence_exhibit_code
WHEN EXISTS (SELECT 1 FROM evidence_exhibit_code WHERE rowid = NEW.rowid OR id = NEW.id OR code_key = NEW.code_key)
BEGIN
    SELECT RAISE(ABORT, 'evidence_exhibit_code is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_performance_check_no_update BEFORE UPDATE ON evidence_performance_check
BEGIN
    SELECT RAISE(ABORT, 'evidence_performance_check is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_performance_check_no_delete BEFORE DELETE ON evidence_performance_check
BEGIN
    SELECT RAISE(ABORT, 'evidence_performance_check is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_performance_check_no_replace BEFORE INSERT ON evidence_performance_check
WHEN EXISTS (SELECT 1 FROM evidence_performance_check WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_performance_check is append-only: a row with this key exists');
END;
