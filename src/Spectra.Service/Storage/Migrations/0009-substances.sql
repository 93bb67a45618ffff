-- Past unknowns looked at again: runs over the stored spectra against newer libraries, the alerts they raised and who answered them; and validations on a site's own instruments.
-- Columns named ..._by hold the id of an account, or how the program was started. JSON is UTF-8 text.

CREATE TABLE evidence_retro_run (
    id TEXT NOT NULL PRIMARY KEY,
    libraries TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    started_by TEXT NOT NULL,
    started_at TEXT NOT NULL
);

CREATE TABLE evidence_retro_run_end (
    id TEXT NOT NULL PRIMARY KEY,
    run_id TEXT NOT NULL REFERENCES evidence_retro_run (id),
    examined BIGINT NOT NULL,
    identified_again BIGINT NOT NULL,
    unreadable BIGINT NOT NULL,
    alerts BIGINT NOT NULL,
    ended_at TEXT NOT NULL
);

CREATE INDEX evidence_retro_run_end_by_run ON evidence_retro_run_end (run_id);

-- An answer that a newer library changes: the former analysis stays, the newer one stands beside it.
CREATE TABLE evidence_alert (
    id TEXT NOT NULL PRIMARY KEY,
    run_id TEXT NOT NULL REFERENCES evidence_retro_run (id),
    measurement_id TEXT NOT NULL REFERENCES evidence_measurement (id),
    former_analysis_id TEXT REFERENCES evidence_analysis (id),
    analysis_id TEXT NOT NULL REFERENCES evidence_analysis (id),
    changes TEXT NOT NULL,
    sentence TEXT NOT NULL,
    alert_classes TEXT NOT NULL,
    raised_at TEXT NOT NULL
);

CREATE INDEX evidence_alert_by_measurement ON evidence_alert (measurement_id, run_id);

CREATE TABLE evidence_alert_answer (
    id TEXT NOT NULL PRIMARY KEY,
    alert_id TEXT NOT NULL REFERENCES evidence_alert (id),
    side TEXT NOT NULL,
    note TEXT,
    answered_by TEXT NOT NULL,
    answered_name TEXT NOT NULL,
    answered_at TEXT NOT NULL
);

CREATE INDEX evidence_alert_answer_by_alert ON evidence_alert_answer (alert_id);

-- Known samples and blanks on an instrument: bound to its serial number, the engine and the library releases. A row with a withdrawal takes the earlier ones back.
CREATE TABLE evidence_validation (
    id TEXT NOT NULL PRIMARY KEY,
    serial TEXT NOT NULL,
    optics TEXT,
    engine_version TEXT NOT NULL,
    libraries TEXT NOT NULL,
    passed BIGINT NOT NULL,
    withdrawal TEXT,
    report TEXT NOT NULL,
    report_sha256 TEXT NOT NULL,
    key_fingerprint TEXT NOT NULL,
    signature TEXT NOT NULL,
    validated_by TEXT NOT NULL,
    validated_at TEXT NOT NULL
);

CREATE INDEX evidence_validation_by_serial ON evidence_validation (serial, validated_at);

-- Which part of a run is open, and who works on it. No evidence: it may be lost and is then made again, and what was done is not done twice.
CREATE TABLE retro_batch (
    run_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    first_id TEXT NOT NULL,
    last_id TEXT NOT NULL,
    owner TEXT,
    leased_until TEXT,
    done_at TEXT,
    examined BIGINT NOT NULL,
    identified_again BIGINT NOT NULL,
    unreadable BIGINT NOT NULL,
    PRIMARY KEY (run_id, number)
);
