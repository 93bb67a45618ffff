-- Evidence tables refuse UPDATE and DELETE. REPLACE deletes without firing a delete trigger, so taking the place of a row is refused before the insert.

CREATE TRIGGER evidence_event_no_update BEFORE UPDATE ON evidence_event
BEGIN
    SELECT RAISE(ABORT, 'evidence_event is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_event_no_delete BEFORE DELETE ON evidence_event
BEGIN
    SELECT RAISE(ABORT, 'evidence_event is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_event_no_replace BEFORE INSERT ON evidence_event
WHEN EXISTS (SELECT 1 FROM evidence_event WHERE rowid = NEW.rowid OR (site = NEW.site AND seq = NEW.seq) OR (table_name = NEW.table_name AND row_id = NEW.row_id))
BEGIN
    SELECT RAISE(ABORT, 'evidence_event is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_session_no_update BEFORE UPDATE ON evidence_session
BEGIN
    SELECT RAISE(ABORT, 'evidence_session is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_session_no_delete BEFORE DELETE ON evidence_session
BEGIN
    SELECT RAISE(ABORT, 'evidence_session is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_session_no_replace BEFORE INSERT ON evidence_session
WHEN EXISTS (SELECT 1 FROM evidence_session WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_session is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_session_end_no_update BEFORE UPDATE ON evidence_session_end
BEGIN
    SELECT RAISE(ABORT, 'evidence_session_end is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_session_end_no_delete BEFORE DELETE ON evidence_session_end
BEGIN
    SELECT RAISE(ABORT, 'evidence_session_end is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_session_end_no_replace BEFORE INSERT ON evidence_session_end
WHEN EXISTS (SELECT 1 FROM evidence_session_end WHERE rowid = NEW.rowid OR id = NEW.id OR session_id = NEW.session_id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_session_end is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_raw_no_update BEFORE UPDATE ON evidence_raw
BEGIN
    SELECT RAISE(ABORT, 'evidence_raw is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_raw_no_delete BEFORE DELETE ON evidence_raw
BEGIN
    SELECT RAISE(ABORT, 'evidence_raw is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_raw_no_replace BEFORE INSERT ON evidence_raw
WHEN EXISTS (SELECT 1 FROM evidence_raw WHERE rowid = NEW.rowid OR sha256 = NEW.sha256)
BEGIN
    SELECT RAISE(ABORT, 'evidence_raw is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_measurement_no_update BEFORE UPDATE ON evidence_measurement
BEGIN
    SELECT RAISE(ABORT, 'evidence_measurement is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_measurement_no_delete BEFORE DELETE ON evidence_measurement
BEGIN
    SELECT RAISE(ABORT, 'evidence_measurement is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_measurement_no_replace BEFORE INSERT ON evidence_measurement
WHEN EXISTS (SELECT 1 FROM evidence_measurement WHERE rowid = NEW.rowid OR id = NEW.id OR (sha256 = NEW.sha256 AND subfile = NEW.subfile))
BEGIN
    SELECT RAISE(ABORT, 'evidence_measurement is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_analysis_no_update BEFORE UPDATE ON evidence_analysis
BEGIN
    SELECT RAISE(ABORT, 'evidence_analysis is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_analysis_no_delete BEFORE DELETE ON evidence_analysis
BEGIN
    SELECT RAISE(ABORT, 'evidence_analysis is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_analysis_no_replace BEFORE INSERT ON evidence_analysis
WHEN EXISTS (SELECT 1 FROM evidence_analysis WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_analysis is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_set_aside_no_update BEFORE UPDATE ON evidence_set_aside
BEGIN
    SELECT RAISE(ABORT, 'evidence_set_aside is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_set_aside_no_delete BEFORE DELETE ON evidence_set_aside
BEGIN
    SELECT RAISE(ABORT, 'evidence_set_aside is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_set_aside_no_replace BEFORE INSERT ON evidence_set_aside
WHEN EXISTS (SELECT 1 FROM evidence_set_aside WHERE rowid = NEW.rowid OR id = NEW.id OR (sha256 = NEW.sha256 AND engine_version = NEW.engine_version))
BEGIN
    SELECT RAISE(ABORT, 'evidence_set_aside is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_correction_no_update BEFORE UPDATE ON evidence_correction
BEGIN
    SELECT RAISE(ABORT, 'evidence_correction is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_correction_no_delete BEFORE DELETE ON evidence_correction
BEGIN
    SELECT RAISE(ABORT, 'evidence_correction is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_correction_no_replace BEFORE INSERT ON evidence_correction
WHEN EXISTS (SELECT 1 FROM evidence_correction WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_correction is append-only: a row with this key exists');
END;
