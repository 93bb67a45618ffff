-- The seizure record around the measurements: case, interception, exhibits, sampling, people, reviews, confirmation, custody, exchange, retention.
-- Columns named ..._by hold the id of an account; evidence_account says whose it was. Flags are 0 or 1. JSON is UTF-8 text.

ALTER TABLE evidence_measurement ADD COLUMN operator TEXT;
ALTER TABLE evidence_measurement ADD COLUMN comments TEXT;
ALTER TABLE evidence_measurement ADD COLUMN spectrum_sha256 TEXT;
ALTER TABLE evidence_analysis ADD COLUMN decision_rule TEXT;
ALTER TABLE evidence_analysis ADD COLUMN requested_by TEXT;
ALTER TABLE evidence_analysis ADD COLUMN role_stated TEXT;
ALTER TABLE evidence_analysis ADD COLUMN alert_classes TEXT;
ALTER TABLE evidence_analysis ADD COLUMN confidence DOUBLE PRECISION;

CREATE INDEX evidence_measurement_by_exhibit_code ON evidence_measurement (exhibit_code);

-- Keys of the seal, and stamps of others over the chain's head.
CREATE TABLE evidence_signer (
    id TEXT NOT NULL PRIMARY KEY,
    key_fingerprint TEXT NOT NULL,
    public_key TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    provider TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    previous_key TEXT,
    previous_signature TEXT,
    reason TEXT,
    changed_by TEXT
);

CREATE TABLE evidence_anchor (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    event_count BIGINT NOT NULL,
    head_hash TEXT NOT NULL,
    token BYTEA NOT NULL,
    authority TEXT NOT NULL,
    anchored_at TEXT NOT NULL,
    stated_time TEXT
);

-- Whose an account is: one row for every change of what matters, so that a name can be told years later from the evidence alone.
CREATE TABLE evidence_account (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    change TEXT NOT NULL,
    user_name TEXT NOT NULL,
    display_name TEXT NOT NULL,
    digest TEXT NOT NULL,
    changed_by TEXT,
    changed_at TEXT NOT NULL
);

CREATE INDEX evidence_account_by_account ON evidence_account (account_id);

-- Who may act in which role, from when until when, and on what ground (ISO/IEC 17025:2017, 6.2).
CREATE TABLE evidence_authorisation (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    role TEXT NOT NULL,
    basis TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    granted_by TEXT,
    granted_at TEXT NOT NULL
);

CREATE INDEX evidence_authorisation_by_account ON evidence_authorisation (account_id);

CREATE TABLE evidence_authorisation_end (
    id TEXT NOT NULL PRIMARY KEY,
    authorisation_id TEXT NOT NULL UNIQUE REFERENCES evidence_authorisation (id),
    reason TEXT NOT NULL,
    ended_by TEXT NOT NULL,
    ended_at TEXT NOT NULL
);

-- Sign-ins, refusals, looks at nominal data, and what was taken out. Repeated refusals without an identity are counted in one row.
CREATE TABLE evidence_access (
    id TEXT NOT NULL PRIMARY KEY,
    at_utc TEXT NOT NULL,
    outcome TEXT NOT NULL,
    account_id TEXT,
    token_id TEXT,
    method TEXT,
    endpoint TEXT,
    subject TEXT,
    address TEXT,
    reason TEXT,
    times BIGINT NOT NULL
);

CREATE TABLE evidence_case (
    id TEXT NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    agency TEXT NOT NULL,
    port_unit TEXT NOT NULL,
    legal_basis TEXT,
    classification TEXT,
    pen_number TEXT,
    pics_number TEXT,
    ionics_number TEXT,
    note TEXT,
    opened_by TEXT NOT NULL,
    opened_at TEXT NOT NULL
);

CREATE TABLE evidence_case_status (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES evidence_case (id),
    status TEXT NOT NULL,
    reason TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE INDEX evidence_case_status_by_case ON evidence_case_status (case_id);

-- Officers a case belongs to, beside the one who opened it.
CREATE TABLE evidence_case_officer (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES evidence_case (id),
    account_id TEXT NOT NULL,
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    UNIQUE (case_id, account_id)
);

CREATE TABLE evidence_interception (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES evidence_case (id),
    happened_at TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    clock_source TEXT NOT NULL,
    place_locode TEXT,
    place_note TEXT,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    accuracy_metres DOUBLE PRECISION,
    detection_method TEXT,
    direction TEXT,
    conveyance_mode TEXT,
    conveyance_id TEXT,
    conveyance_flag TEXT,
    voyage TEXT,
    transport_document TEXT,
    container_number TEXT,
    seals TEXT,
    route TEXT,
    declared_description TEXT,
    declared_hs_code TEXT,
    declared_cas TEXT,
    declared_quantity DOUBLE PRECISION,
    declared_unit TEXT,
    declared_value DOUBLE PRECISION,
    declared_currency TEXT,
    concealment TEXT,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
);

CREATE INDEX evidence_interception_by_case ON evidence_interception (case_id);

CREATE TABLE evidence_exhibit (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES evidence_case (id),
    parent_id TEXT REFERENCES evidence_exhibit (id),
    number TEXT NOT NULL,
    code TEXT,
    code_key TEXT UNIQUE,
    kind TEXT NOT NULL,
    description TEXT NOT NULL,
    physical_form TEXT,
    colour TEXT,
    packaging TEXT,
    marks TEXT,
    packages BIGINT,
    gross_quantity DOUBLE PRECISION,
    net_quantity DOUBLE PRECISION,
    quantity_unit TEXT,
    quantity_uncertainty DOUBLE PRECISION,
    scale TEXT,
    seals TEXT,
    storage TEXT,
    hazards TEXT,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (case_id, number)
);

CREATE INDEX evidence_exhibit_by_code ON evidence_exhibit (code);

CREATE TABLE evidence_sampling (
    id TEXT NOT NULL PRIMARY KEY,
    exhibit_id TEXT NOT NULL REFERENCES evidence_exhibit (id),
    sub_sample BIGINT NOT NULL,
    plan TEXT,
    tool TEXT,
    mass_milligrams DOUBLE PRECISION,
    homogenised BIGINT NOT NULL,
    protective_equipment TEXT,
    place TEXT,
    note TEXT,
    sampled_by TEXT NOT NULL,
    sampled_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (exhibit_id, sub_sample)
);

-- Which exhibit and sub-sample a measurement is of, on whose word; of several rows the latest counts.
CREATE TABLE evidence_attribution (
    id TEXT NOT NULL PRIMARY KEY,
    measurement_id TEXT NOT NULL REFERENCES evidence_measurement (id),
    exhibit_id TEXT NOT NULL REFERENCES evidence_exhibit (id),
    sampling_id TEXT REFERENCES evidence_sampling (id),
    reason TEXT NOT NULL,
    attributed_by TEXT NOT NULL,
    attributed_at TEXT NOT NULL
);

CREATE INDEX evidence_attribution_by_measurement ON evidence_attribution (measurement_id);
CREATE INDEX evidence_attribution_by_exhibit ON evidence_attribution (exhibit_id);

-- What the instrument itself answered, word for word.
CREATE TABLE evidence_instrument_answer (
    id TEXT NOT NULL PRIMARY KEY,
    measurement_id TEXT NOT NULL REFERENCES evidence_measurement (id),
    answer TEXT NOT NULL,
    ids TEXT NOT NULL,
    source TEXT NOT NULL,
    recorded_by TEXT,
    recorded_at TEXT NOT NULL
);

CREATE INDEX evidence_instrument_answer_by_measurement ON evidence_instrument_answer (measurement_id);

-- Photographs and documents; the bytes are in evidence_raw.
CREATE TABLE evidence_attachment (
    id TEXT NOT NULL PRIMARY KEY,
    subject_table TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES evidence_raw (sha256),
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    caption TEXT,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
);

CREATE INDEX evidence_attachment_by_subject ON evidence_attachment (subject_id);

-- The rule that turned figures into a verdict, with its validated error rates; the key is the hash of its canonical JSON.
CREATE TABLE evidence_decision_rule (
    sha256 TEXT NOT NULL PRIMARY KEY,
    version TEXT NOT NULL,
    body TEXT NOT NULL,
    first_used_at TEXT NOT NULL
);

-- A second opinion, given before the first was seen where blind is 1.
CREATE TABLE evidence_opinion (
    id TEXT NOT NULL PRIMARY KEY,
    measurement_id TEXT NOT NULL REFERENCES evidence_measurement (id),
    analysis_id TEXT NOT NULL REFERENCES evidence_analysis (id),
    conclusion TEXT NOT NULL,
    ids TEXT NOT NULL,
    reason TEXT NOT NULL,
    blind BIGINT NOT NULL,
    meaning TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_name TEXT NOT NULL,
    signed_at TEXT NOT NULL
);

CREATE INDEX evidence_opinion_by_measurement ON evidence_opinion (measurement_id);

-- A chemist's decision over an analysis; one that amends another names it, and both stay.
CREATE TABLE evidence_review (
    id TEXT NOT NULL PRIMARY KEY,
    measurement_id TEXT NOT NULL REFERENCES evidence_measurement (id),
    analysis_id TEXT NOT NULL REFERENCES evidence_analysis (id),
    amends TEXT UNIQUE REFERENCES evidence_review (id),
    decision TEXT NOT NULL,
    candidates TEXT NOT NULL,
    wording TEXT NOT NULL,
    reason TEXT NOT NULL,
    meaning TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_name TEXT NOT NULL,
    signed_at TEXT NOT NULL
);

CREATE INDEX evidence_review_by_measurement ON evidence_review (measurement_id);

-- What another technique, or a laboratory, found.
CREATE TABLE evidence_confirmation (
    id TEXT NOT NULL PRIMARY KEY,
    exhibit_id TEXT NOT NULL REFERENCES evidence_exhibit (id),
    sampling_id TEXT REFERENCES evidence_sampling (id),
    technique TEXT NOT NULL,
    result TEXT NOT NULL,
    ids TEXT NOT NULL,
    laboratory TEXT NOT NULL,
    laboratory_reference TEXT,
    reference_material TEXT,
    agreement TEXT NOT NULL,
    report_sha256 TEXT REFERENCES evidence_raw (sha256),
    performed_by TEXT NOT NULL,
    performed_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
);

CREATE INDEX evidence_confirmation_by_exhibit ON evidence_confirmation (exhibit_id);

-- The signed checklist that alone lets a statement leave "presumptive"; one that replaces or withdraws another names it.
CREATE TABLE evidence_identification (
    id TEXT NOT NULL PRIMARY KEY,
    exhibit_id TEXT NOT NULL REFERENCES evidence_exhibit (id),
    review_id TEXT NOT NULL REFERENCES evidence_review (id),
    confirmation_id TEXT NOT NULL REFERENCES evidence_confirmation (id),
    blank_measurement_id TEXT NOT NULL REFERENCES evidence_measurement (id),
    amends TEXT UNIQUE REFERENCES evidence_identification (id),
    withdrawn BIGINT NOT NULL,
    substance_id TEXT NOT NULL,
    checklist TEXT NOT NULL,
    statement TEXT NOT NULL,
    reason TEXT NOT NULL,
    meaning TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_name TEXT NOT NULL,
    signed_at TEXT NOT NULL
);

CREATE INDEX evidence_identification_by_exhibit ON evidence_identification (exhibit_id);

-- Hand-overs: each names the one before and its hash, from the first taking on.
CREATE TABLE evidence_custody (
    id TEXT NOT NULL PRIMARY KEY,
    exhibit_id TEXT NOT NULL REFERENCES evidence_exhibit (id),
    step BIGINT NOT NULL,
    from_holder TEXT NOT NULL,
    to_holder TEXT NOT NULL,
    place TEXT NOT NULL,
    seal_in TEXT,
    seal_out TEXT,
    purpose TEXT NOT NULL,
    condition TEXT NOT NULL,
    happened_at TEXT NOT NULL,
    meaning TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_name TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (exhibit_id, step)
);

-- What left the record: the content's hash, to whom, and which fields were withheld.
CREATE TABLE evidence_exchange (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT REFERENCES evidence_case (id),
    measurement_id TEXT REFERENCES evidence_measurement (id),
    form TEXT NOT NULL,
    recipient TEXT NOT NULL,
    purpose TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    content_bytes BIGINT NOT NULL,
    withheld TEXT NOT NULL,
    sent_by TEXT NOT NULL,
    sent_at TEXT NOT NULL
);

CREATE INDEX evidence_exchange_by_case ON evidence_exchange (case_id);

CREATE TABLE evidence_hold (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES evidence_case (id),
    change TEXT NOT NULL,
    reason TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE INDEX evidence_hold_by_case ON evidence_hold (case_id);

-- Persons and companies are not evidence but nominal data: the content is in nominal_party, which may be disposed of; the commitment stays.
CREATE TABLE evidence_party (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES evidence_case (id),
    part TEXT NOT NULL,
    replaces TEXT UNIQUE REFERENCES evidence_party (id),
    commitment TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
);

CREATE INDEX evidence_party_by_case ON evidence_party (case_id);

CREATE TABLE evidence_disposal (
    id TEXT NOT NULL PRIMARY KEY,
    party_id TEXT NOT NULL UNIQUE REFERENCES evidence_party (id),
    basis TEXT NOT NULL,
    disposed_by TEXT NOT NULL,
    disposed_at TEXT NOT NULL
);

-- Nominal data, and nothing else is. The salt keeps the commitment from being guessed after disposal.
CREATE TABLE nominal_party (
    id TEXT NOT NULL PRIMARY KEY REFERENCES evidence_party (id),
    salt TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    identifier TEXT,
    country TEXT,
    born_on TEXT,
    address TEXT,
    contact TEXT,
    note TEXT
);
