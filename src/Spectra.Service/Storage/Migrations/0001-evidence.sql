-- Evidence: append-only rows, each covered by one event of the chain. Portable SQL: TEXT, BIGINT, DOUBLE PRECISION and BYTEA only.
-- Times are UTC in ISO 8601, ids UUIDv7, hashes SHA-256 in lower-case hexadecimal digits. NULL means "not reported" or "not stated".

CREATE TABLE evidence_event (
    site TEXT NOT NULL,
    seq BIGINT NOT NULL,
    at_utc TEXT NOT NULL,
    kind TEXT NOT NULL,
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    row_hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (site, seq),
    UNIQUE (table_name, row_id)
);

CREATE TABLE evidence_session (
    id TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    model TEXT,
    serial TEXT,
    firmware TEXT,
    started_at TEXT NOT NULL,
    clock_offset_seconds DOUBLE PRECISION,
    clock_half_round_trip_seconds DOUBLE PRECISION,
    self_test TEXT,
    battery_percent DOUBLE PRECISION,
    temperature_celsius DOUBLE PRECISION,
    humidity_percent DOUBLE PRECISION,
    background_age_seconds DOUBLE PRECISION,
    energy DOUBLE PRECISION,
    calibration_due TEXT,
    engine_version TEXT NOT NULL
);

-- How a session ended is known only after its measurements are safe, so it is a row of its own.
CREATE TABLE evidence_session_end (
    id TEXT NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL UNIQUE REFERENCES evidence_session (id),
    ended_at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    sentence TEXT,
    files_found BIGINT NOT NULL,
    files_taken BIGINT NOT NULL,
    files_known BIGINT NOT NULL,
    files_set_aside BIGINT NOT NULL,
    files_not_taken BIGINT NOT NULL
);

CREATE TABLE evidence_raw (
    sha256 TEXT NOT NULL PRIMARY KEY,
    length BIGINT NOT NULL,
    bytes BYTEA NOT NULL
);

CREATE TABLE evidence_measurement (
    id TEXT NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES evidence_session (id),
    sha256 TEXT NOT NULL REFERENCES evidence_raw (sha256),
    exhibit_code TEXT,
    file_name TEXT NOT NULL,
    subfile BIGINT NOT NULL,
    format TEXT NOT NULL,
    role TEXT NOT NULL,
    role_basis TEXT NOT NULL,
    role_reason TEXT NOT NULL,
    title TEXT,
    cas_stated TEXT,
    technique TEXT NOT NULL,
    technique_stated TEXT,
    resolution_per_centimetre DOUBLE PRECISION,
    co_added_scans BIGINT,
    instrument TEXT,
    origin TEXT,
    measured_at_stated TEXT,
    device_time TEXT,
    received_at TEXT NOT NULL,
    points BIGINT NOT NULL,
    missing_points BIGINT NOT NULL,
    first_position DOUBLE PRECISION NOT NULL,
    last_position DOUBLE PRECISION NOT NULL,
    axis_unit TEXT NOT NULL,
    ordinate_unit TEXT NOT NULL,
    warnings TEXT NOT NULL,
    UNIQUE (sha256, subfile)
);

CREATE INDEX evidence_measurement_by_session ON evidence_measurement (session_id);

CREATE TABLE evidence_analysis (
    id TEXT NOT NULL PRIMARY KEY,
    measurement_id TEXT NOT NULL REFERENCES evidence_measurement (id),
    analysed_at TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    recipe_hash TEXT,
    metric TEXT,
    libraries TEXT NOT NULL,
    quality_verdict TEXT,
    verdict_kind TEXT NOT NULL,
    ids TEXT NOT NULL,
    level TEXT,
    statement TEXT NOT NULL,
    report TEXT NOT NULL,
    report_sha256 TEXT NOT NULL
);

CREATE INDEX evidence_analysis_by_measurement ON evidence_analysis (measurement_id);

CREATE TABLE evidence_set_aside (
    id TEXT NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES evidence_session (id),
    file_name TEXT NOT NULL,
    length BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes_kept BIGINT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    device_time TEXT,
    received_at TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    UNIQUE (sha256, engine_version)
);

CREATE TABLE evidence_correction (
    id TEXT NOT NULL PRIMARY KEY,
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    field TEXT NOT NULL,
    old_value TEXT,
    new_value TEXT,
    reason TEXT NOT NULL,
    corrected_by TEXT NOT NULL,
    corrected_at TEXT NOT NULL
);

CREATE INDEX evidence_correction_by_row ON evidence_correction (table_name, row_id);
