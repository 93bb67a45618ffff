-- Accounts and what changes with them. It is no evidence: every change of who gets in is a row of evidence_account beside it.
-- The same statements run on SQLite and on PostgreSQL. Flags are 0 or 1, times are UTC text.

CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    user_name TEXT NOT NULL,
    normalized_user_name TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    email TEXT,
    normalized_email TEXT,
    email_confirmed BIGINT NOT NULL,
    password_hash TEXT,
    security_stamp TEXT NOT NULL,
    concurrency_stamp TEXT,
    phone_number TEXT,
    phone_number_confirmed BIGINT NOT NULL,
    two_factor_enabled BIGINT NOT NULL,
    lockout_end TEXT,
    lockout_enabled BIGINT NOT NULL,
    access_failed_count BIGINT NOT NULL,
    is_disabled BIGINT NOT NULL,
    must_change_password BIGINT NOT NULL,
    one_time_until TEXT,
    created_at TEXT NOT NULL
);

CREATE INDEX account_by_email ON account (normalized_email);

CREATE TABLE account_claim (
    id BIGINT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES account (id),
    claim_type TEXT,
    claim_value TEXT
);

CREATE INDEX account_claim_by_user ON account_claim (user_id);

CREATE TABLE account_login (
    login_provider TEXT NOT NULL,
    provider_key TEXT NOT NULL,
    provider_display_name TEXT,
    user_id TEXT NOT NULL REFERENCES account (id),
    PRIMARY KEY (login_provider, provider_key)
);

CREATE INDEX account_login_by_user ON account_login (user_id);

CREATE TABLE account_secret (
    user_id TEXT NOT NULL REFERENCES account (id),
    login_provider TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT,
    PRIMARY KEY (user_id, login_provider, name)
);

-- Tokens of machines: only the hash of each is kept.
CREATE TABLE api_token (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT
);

CREATE INDEX api_token_by_account ON api_token (account_id);

-- Answers to requests that carried an Idempotency-Key, for a day; what was answered is kept encrypted.
CREATE TABLE kept_answer (
    account_id TEXT NOT NULL,
    request_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    status BIGINT,
    answer TEXT,
    PRIMARY KEY (account_id, request_key)
);

CREATE INDEX kept_answer_by_time ON kept_answer (created_at);
