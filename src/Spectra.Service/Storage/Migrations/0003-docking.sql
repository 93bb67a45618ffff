-- Docking over a line: what the device says of each record, what happened on the line, the sequence at the instrument, and exhibits.
-- Columns that are NULL leave no trace in a row's hash, so older rows stay as they were hashed.

ALTER TABLE evidence_session ADD COLUMN profile_basis TEXT;
ALTER TABLE evidence_session ADD COLUMN laser TEXT;
ALTER TABLE evidence_session ADD COLUMN clock_raw TEXT;
ALTER TABLE evidence_session ADD COLUMN tags TEXT;
ALTER TABLE evidence_session ADD COLUMN decontaminated TEXT;
ALTER TABLE evidence_session ADD COLUMN decontaminated_by TEXT;

ALTER TABLE evidence_session_end ADD COLUMN files_quarantined BIGINT;
ALTER TABLE evidence_session_end ADD COLUMN bytes_received BIGINT;
ALTER TABLE evidence_session_end ADD COLUMN bytes_sent BIGINT;
ALTER TABLE evidence_session_end ADD COLUMN requests BIGINT;
ALTER TABLE evidence_session_end ADD COLUMN retries BIGINT;
ALTER TABLE evidence_session_end ADD COLUMN noise_bytes BIGINT;
ALTER TABLE evidence_session_end ADD COLUMN duration_seconds DOUBLE PRECISION;
ALTER TABLE evidence_session_end ADD COLUMN journal_sha256 TEXT;

ALTER TABLE evidence_measurement ADD COLUMN record_id TEXT;
ALTER TABLE evidence_measurement ADD COLUMN record_number BIGINT;
ALTER TABLE evidence_measurement ADD COLUMN sample_name TEXT;
ALTER TABLE evidence_measurement ADD COLUMN role_by_device TEXT;
ALTER TABLE evidence_measurement ADD COLUMN device_measured_at TEXT;
ALTER TABLE evidence_measurement ADD COLUMN measured_at_corrected TEXT;
ALTER TABLE evidence_measurement ADD COLUMN exhibit_basis TEXT;

ALTER TABLE evidence_set_aside ADD COLUMN record_id TEXT;
ALTER TABLE evidence_set_aside ADD COLUMN record_number BIGINT;
ALTER TABLE evidence_set_aside ADD COLUMN sample_name TEXT;
ALTER TABLE evidence_set_aside ADD COLUMN role_by_device TEXT;
ALTER TABLE evidence_set_aside ADD COLUMN device_measured_at TEXT;

-- Which content came under which id of which device, so that it is not pulled again.
CREATE TABLE evidence_receipt (
    id TEXT NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES evidence_session (id),
    device_serial TEXT NOT NULL,
    record_id TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    device_time TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    received_at TEXT NOT NULL,
    UNIQUE (device_serial, record_id, bytes, device_time)
);

-- What was measured around a sample. Of several rows of one sample the latest counts: a post-clean may come with a later session.
CREATE TABLE evidence_sequence (
    id TEXT NOT NULL PRIMARY KEY,
    measurement_id TEXT NOT NULL REFERENCES evidence_measurement (id),
    recorded_at TEXT NOT NULL,
    clean_crystal_id TEXT REFERENCES evidence_measurement (id),
    background_id TEXT REFERENCES evidence_measurement (id),
    blank_id TEXT REFERENCES evidence_measurement (id),
    previous_sample_id TEXT REFERENCES evidence_measurement (id),
    post_clean_id TEXT REFERENCES evidence_measurement (id),
    check_id TEXT REFERENCES evidence_measurement (id)
);

CREATE INDEX evidence_sequence_by_measurement ON evidence_sequence (measurement_id);

-- What is out of order around a sample and is said with its verdict; each belongs to one row of evidence_sequence.
CREATE TABLE evidence_tag (
    id TEXT NOT NULL PRIMARY KEY,
    sequence_id TEXT NOT NULL REFERENCES evidence_sequence (id),
    measurement_id TEXT NOT NULL REFERENCES evidence_measurement (id),
    session_id TEXT NOT NULL REFERENCES evidence_session (id),
    tag TEXT NOT NULL,
    sentence TEXT NOT NULL
);

CREATE INDEX evidence_tag_by_sequence ON evidence_tag (sequence_id);

CREATE TABLE evidence_exhibit_code (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    code_key TEXT NOT NULL UNIQUE,
    issued_by TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    note TEXT
);

CREATE TABLE evidence_performance_check (
    id TEXT NOT NULL PRIMARY KEY,
    measurement_id TEXT NOT NULL REFERENCES evidence_measurement (id),
    session_id TEXT NOT NULL REFERENCES evidence_session (id),
    checked_at TEXT NOT NULL,
    standard TEXT NOT NULL,
    verdict TEXT NOT NULL,
    figures TEXT NOT NULL,
    sentence TEXT NOT NULL
);

CREATE INDEX evidence_performance_check_by_measurement ON evidence_performance_check (measurement_id);
CREATE INDEX evidence_session_by_serial ON evidence_session (serial);
