-- The tables of 0009 refuse UPDATE, DELETE and REPLACE like those before them.

CREATE TRIGGER evidence_retro_run_no_update BEFORE UPDATE ON evidence_retro_run
BEGIN
    SELECT RAISE(ABORT, 'evidence_retro_run is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_retro_run_no_delete BEFORE DELETE ON evidence_retro_run
BEGIN
    SELECT RAISE(ABORT, 'evidence_retro_run is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_retro_run_no_replace BEFORE INSERT ON evidence_retro_run
WHEN EXISTS (SELECT 1 FROM evidence_retro_run WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_retro_run is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_retro_run_end_no_update BEFORE UPDATE ON evidence_retro_run_end
BEGIN
    SELECT RAISE(ABORT, 'evidence_retro_run_end is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_retro_run_end_no_delete BEFORE DELETE ON evidence_retro_run_end
BEGIN
    SELECT RAISE(ABORT, 'evidence_retro_run_end is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_retro_run_end_no_replace BEFORE INSERT ON evidence_retro_run_end
WHEN EXISTS (SELECT 1 FROM evidence_retro_run_end WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_retro_run_end is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_alert_no_update BEFORE UPDATE ON evidence_alert
BEGIN
    SELECT RAISE(ABORT, 'evidence_alert is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_alert_no_delete BEFORE DELETE ON evidence_alert
BEGIN
    SELECT RAISE(ABORT, 'evidence_alert is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_alert_no_replace BEFORE INSERT ON evidence_alert
WHEN EXISTS (SELECT 1 FROM evidence_alert WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_alert is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_alert_answer_no_update BEFORE UPDATE ON evidence_alert_answer
BEGIN
    SELECT RAISE(ABORT, 'evidence_alert_answer is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_alert_answer_no_delete BEFORE DELETE ON evidence_alert_answer
BEGIN
    SELECT RAISE(ABORT, 'evidence_alert_answer is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_alert_answer_no_replace BEFORE INSERT ON evidence_alert_answer
WHEN EXISTS (SELECT 1 FROM evidence_alert_answer WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_alert_answer is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_validation_no_update BEFORE UPDATE ON evidence_validation
BEGIN
    SELECT RAISE(ABORT, 'evidence_validation is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_validation_no_delete BEFORE DELETE ON evidence_validation
BEGIN
    SELECT RAISE(ABORT, 'evidence_validation is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_validation_no_replace BEFORE INSERT ON evidence_validation
WHEN EXISTS (SELECT 1 FROM evidence_validation WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_validation is append-only: a row with this key exists');
END;
