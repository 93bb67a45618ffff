-- Governed reference libraries: what was imported, what was decided of single entries, releases with their approvals, which one answers, and whose releases are taken.
-- Columns named ..._by hold the id of an account, or system:NAME where it was done on the command line. Lists are JSON.

CREATE TABLE evidence_library_import (
    id TEXT NOT NULL PRIMARY KEY,
    library TEXT NOT NULL,
    folder TEXT NOT NULL,
    sources TEXT NOT NULL,
    licences TEXT NOT NULL,
    entries BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    flagged BIGINT NOT NULL,
    quarantined BIGINT NOT NULL,
    entries_sha256 TEXT NOT NULL,
    report_sha256 TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    imported_by TEXT NOT NULL,
    imported_at TEXT NOT NULL
);

CREATE INDEX evidence_library_import_by_library ON evidence_library_import (library);

-- An entry that was quarantined and is taken after all, or one that is taken out of the releases to come.
CREATE TABLE evidence_library_entry_decision (
    id TEXT NOT NULL PRIMARY KEY,
    library TEXT NOT NULL,
    import_id TEXT REFERENCES evidence_library_import (id),
    entry_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL
);

CREATE INDEX evidence_library_entry_decision_by_library ON evidence_library_entry_decision (library);

-- manifest_sha256 is the hash of release.json, which holds all the rest; library_sha256 is the identity of the .speclib file.
CREATE TABLE evidence_library_release (
    id TEXT NOT NULL PRIMARY KEY,
    library TEXT NOT NULL,
    number BIGINT NOT NULL,
    previous_sha256 TEXT,
    origin TEXT NOT NULL,
    manifest_sha256 TEXT NOT NULL,
    library_sha256 TEXT NOT NULL,
    entries_sha256 TEXT NOT NULL,
    entries BIGINT NOT NULL,
    substances BIGINT NOT NULL,
    engine_version TEXT NOT NULL,
    recipe_hash TEXT NOT NULL,
    imports TEXT NOT NULL,
    worse TEXT NOT NULL,
    reason TEXT NOT NULL,
    key_fingerprint TEXT,
    drafted_by TEXT NOT NULL,
    drafted_name TEXT NOT NULL,
    drafted_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (library, number)
);

CREATE TABLE evidence_library_approval (
    id TEXT NOT NULL PRIMARY KEY,
    release_id TEXT NOT NULL REFERENCES evidence_library_release (id),
    manifest_sha256 TEXT NOT NULL,
    reason TEXT,
    meaning TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_name TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    UNIQUE (release_id, signed_by)
);

-- The latest row of a library says which release answers.
CREATE TABLE evidence_library_activation (
    id TEXT NOT NULL PRIMARY KEY,
    library TEXT NOT NULL,
    release_id TEXT NOT NULL REFERENCES evidence_library_release (id),
    replaced_id TEXT REFERENCES evidence_library_release (id),
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    activated_by TEXT NOT NULL,
    activated_at TEXT NOT NULL
);

CREATE INDEX evidence_library_activation_by_library ON evidence_library_activation (library);

-- Keys of other sites whose release files are taken; the latest row of a key counts.
CREATE TABLE evidence_release_key (
    id TEXT NOT NULL PRIMARY KEY,
    key_fingerprint TEXT NOT NULL,
    public_key TEXT NOT NULL,
    name TEXT NOT NULL,
    trusted BIGINT NOT NULL,
    reason TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE INDEX evidence_release_key_by_fingerprint ON evidence_release_key (key_fingerprint);
