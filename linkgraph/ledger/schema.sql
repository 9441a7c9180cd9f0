-- The working state of a case. Tables of rows (`row_profiles`, ...) are made from the record kinds.
-- Whether an account is one at the bank or payment service itself that moved the money: its own statement, and no payout.
CREATE OR REPLACE TEMP MACRO on_statement(account, method) AS
    coalesce(lower(split_part(account, ':', 1)) = lower(method), false);
CREATE TABLE IF NOT EXISTS meta (key VARCHAR PRIMARY KEY, value VARCHAR);
CREATE TABLE IF NOT EXISTS run (
    id VARCHAR PRIMARY KEY, started_at VARCHAR, finished_at VARCHAR, version VARCHAR, inputs VARCHAR, summary VARCHAR
);
-- One file that was read. `digest` says with which content and mapping.
CREATE TABLE IF NOT EXISTS source (file VARCHAR PRIMARY KEY, kind VARCHAR, digest VARCHAR, run VARCHAR, gone BOOLEAN);
CREATE TABLE IF NOT EXISTS reject (file VARCHAR, line BIGINT, reason VARCHAR, stage VARCHAR, run VARCHAR);
-- What a raw value is in canonical form; null for what is no value.
CREATE TABLE IF NOT EXISTS normal (kind VARCHAR, raw VARCHAR, country VARCHAR, value VARCHAR);
-- One value of one account, with where it was read; and a digest of the rows that an account's facts were made from.
CREATE TABLE IF NOT EXISTS fact (
    account VARCHAR USING COMPRESSION zstd, kind VARCHAR, value VARCHAR USING COMPRESSION zstd, raw VARCHAR USING COMPRESSION zstd,
    country VARCHAR, attribute VARCHAR, file VARCHAR, line BIGINT, first_seen VARCHAR, last_seen VARCHAR, run VARCHAR, gone BOOLEAN
);
CREATE TABLE IF NOT EXISTS fact_state (account VARCHAR, state HUGEINT);
-- Pictures and texts by content, and which file had which. A text is its `payload`, a picture its `descriptor`.
CREATE TABLE IF NOT EXISTS content (
    id VARCHAR PRIMARY KEY, kind VARCHAR, file VARCHAR, payload VARCHAR, refused VARCHAR,
    width BIGINT, height BIGINT, hash VARCHAR, words BIGINT
);
ALTER TABLE content ADD COLUMN IF NOT EXISTS descriptor BLOB;
-- What signals read of a content.
CREATE OR REPLACE VIEW readable AS SELECT id, refused, coalesce(payload, to_base64(descriptor)) AS text FROM content;
CREATE TABLE IF NOT EXISTS content_file (
    kind VARCHAR, file VARCHAR, stamp VARCHAR, id VARCHAR, error VARCHAR, PRIMARY KEY (kind, file)
);
-- What lists of the user say about an IP address.
CREATE TABLE IF NOT EXISTS ip_fact (value VARCHAR, kind VARCHAR, country VARCHAR);
-- What lists of the user say is shared by strangers.
CREATE TABLE IF NOT EXISTS listed (kind VARCHAR, value VARCHAR, said VARCHAR);
-- What a file says about itself: author, template, camera and the like.
CREATE TABLE IF NOT EXISTS content_fact (kind VARCHAR, file VARCHAR, name VARCHAR, value VARCHAR);
-- Texts that say nothing in this case.
CREATE TABLE IF NOT EXISTS boilerplate (file VARCHAR, text VARCHAR);
-- A fingerprint that is the content as it is stands here as its MD5 only.
CREATE TABLE IF NOT EXISTS fingerprint (signal VARCHAR, value VARCHAR, fingerprint VARCHAR, fp UBIGINT);
-- Which account carries which fingerprint, and what the facts were from which that was taken (see `fact_state`).
CREATE TABLE IF NOT EXISTS carried (
    signal VARCHAR, fp UBIGINT, account VARCHAR, value VARCHAR, raw VARCHAR, first_seen DATE, last_seen DATE
);
CREATE TABLE IF NOT EXISTS carried_state (account VARCHAR, state HUGEINT);
-- What changed since pairs were made (see `linking/touched`), and by which rules they were: fingerprints that do not count,
-- accounts for which they do, pairs for which they do not.
CREATE TABLE IF NOT EXISTS touched (signal VARCHAR, fp UBIGINT, account VARCHAR);
CREATE TABLE IF NOT EXISTS pair_rule (rule VARCHAR, signal VARCHAR, fp UBIGINT, l VARCHAR, r VARCHAR);
-- How many accounts carry a fingerprint or one alike.
CREATE TABLE IF NOT EXISTS reach (signal VARCHAR, fp UBIGINT, accounts BIGINT);
-- The comparisons between two accounts (see `linking/pairs`): those on which they `met`, and those that complete them, of
-- which `accounts` is null: that is the larger reach of the two.
CREATE SEQUENCE IF NOT EXISTS pair_id;
CREATE TABLE IF NOT EXISTS paired (
    id BIGINT DEFAULT nextval('pair_id'), signal VARCHAR, l VARCHAR, r VARCHAR, level VARCHAR, distance DOUBLE, detail VARCHAR,
    lv VARCHAR, rv VARCHAR, lfp UBIGINT, rfp UBIGINT, accounts BIGINT, gap BIGINT, met BOOLEAN
);
CREATE TABLE IF NOT EXISTS compared (signal VARCHAR, inputs VARCHAR, PRIMARY KEY (signal));
CREATE TABLE IF NOT EXISTS alike (
    signal VARCHAR, left_fp UBIGINT, right_fp UBIGINT, level VARCHAR, distance DOUBLE, detail VARCHAR
);
-- The keys under which fingerprints meet, and what signals answered when they were asked about a pair (level null: not alike).
CREATE TABLE IF NOT EXISTS block (signal VARCHAR, key UBIGINT, name VARCHAR, fp UBIGINT);
CREATE TABLE IF NOT EXISTS answered (
    signal VARCHAR, a UBIGINT, b UBIGINT, level VARCHAR, distance DOUBLE, detail VARCHAR
);
-- The pairs that a signal proposed among the fingerprints it was shown; `times` is its own.
CREATE TABLE IF NOT EXISTS proposed (signal VARCHAR, a UBIGINT, b UBIGINT, times BIGINT);
CREATE TABLE IF NOT EXISTS proposed_among (signal VARCHAR, fp UBIGINT);
CREATE TABLE IF NOT EXISTS copied (signal VARCHAR, fp UBIGINT, of_fp UBIGINT);
CREATE TABLE IF NOT EXISTS crowded (signal VARCHAR, key VARCHAR, sample VARCHAR, size BIGINT);
-- What people said, and what clusters were called.
-- Decisions about values that stand: made from their journal, as `hub_said`, which has every line of it, is.
CREATE TABLE IF NOT EXISTS hub_decision (value VARCHAR PRIMARY KEY, allowed BOOLEAN, who VARCHAR, "at" VARCHAR);
ALTER TABLE hub_decision ADD COLUMN IF NOT EXISTS reason VARCHAR;
CREATE TABLE IF NOT EXISTS hub_said (
    place BIGINT, value VARCHAR, decision VARCHAR, who VARCHAR, reason VARCHAR, "at" VARCHAR, cluster VARCHAR, accounts VARCHAR[]
);
-- The accounts of one cluster for which alone a value is allowed or denied.
CREATE TABLE IF NOT EXISTS hub_decision_in (
    value VARCHAR, cluster VARCHAR, account VARCHAR, allowed BOOLEAN, who VARCHAR, "at" VARCHAR
);
CREATE TABLE IF NOT EXISTS cluster_member (cluster VARCHAR, account VARCHAR);
CREATE TABLE IF NOT EXISTS cluster_born (cluster VARCHAR PRIMARY KEY, run VARCHAR);
CREATE TABLE IF NOT EXISTS cluster_event (id VARCHAR PRIMARY KEY, cluster VARCHAR, kind VARCHAR, detail VARCHAR, run VARCHAR, "at" VARCHAR);
-- The bytes of each source, and the run in which each conclusion was first drawn.
CREATE TABLE IF NOT EXISTS source_sum (file VARCHAR PRIMARY KEY, sha256 VARCHAR, size BIGINT);
CREATE TABLE IF NOT EXISTS first_drawn (kind VARCHAR, id VARCHAR, run VARCHAR);
-- What each store was given last.
CREATE TABLE IF NOT EXISTS published (
    store VARCHAR, tbl VARCHAR, id VARCHAR USING COMPRESSION zstd, digest UBIGINT, owner VARCHAR USING COMPRESSION zstd
);
-- The node a row goes with: the account of a row of accounts, what a finding is about.
ALTER TABLE published ADD COLUMN IF NOT EXISTS owner VARCHAR;
-- What the rows of an account were made from.
CREATE TABLE IF NOT EXISTS published_account (store VARCHAR, account VARCHAR, state HUGEINT);
CREATE TABLE IF NOT EXISTS published_run (store VARCHAR PRIMARY KEY, run VARCHAR);
-- The conclusions of the last linking.
CREATE TABLE IF NOT EXISTS hub_value (signal VARCHAR, value VARCHAR);
CREATE TABLE IF NOT EXISTS evidence (
    id VARCHAR, signal_key VARCHAR, signal VARCHAR, family VARCHAR, left_account VARCHAR, right_account VARCHAR, level VARCHAR,
    distance DOUBLE, detail VARCHAR, left_value VARCHAR, right_value VARCHAR, weight DOUBLE, accounts BIGINT, suppressed BOOLEAN
);
-- The run that first found it; null in a ledger of an earlier release, whose `first_drawn` says it.
ALTER TABLE evidence ADD COLUMN IF NOT EXISTS run VARCHAR;
-- The row of `paired` it was made of, and what was said about its weight; null where `detail` says more than these two.
ALTER TABLE evidence ADD COLUMN IF NOT EXISTS pair BIGINT;
ALTER TABLE evidence ADD COLUMN IF NOT EXISTS said VARCHAR;
-- What the evidence of each pair comes to, whatever people said about it; `enough` for a link.
CREATE TABLE IF NOT EXISTS pair_total (
    left_account VARCHAR, right_account VARCHAR, weight DOUBLE, signals VARCHAR[], enough BOOLEAN
);
CREATE TABLE IF NOT EXISTS link (
    left_account VARCHAR, right_account VARCHAR, weight DOUBLE, probability DOUBLE, signals VARCHAR[], judged VARCHAR, run VARCHAR
);
CREATE TABLE IF NOT EXISTS cluster (
    id VARCHAR, size BIGINT, risk DOUBLE, accounts VARCHAR[], platforms VARCHAR[], signals VARCHAR[], first_seen VARCHAR,
    weakest DOUBLE, density DOUBLE, born VARCHAR
);
-- Texts that several accounts use with their fields filled in; `digest` says of which documents and accounts.
CREATE TABLE IF NOT EXISTS template (id VARCHAR, digest VARCHAR, text VARCHAR, fields BIGINT, accounts BIGINT, documents BIGINT);
ALTER TABLE template ADD COLUMN IF NOT EXISTS held_back BOOLEAN;
ALTER TABLE template ADD COLUMN IF NOT EXISTS kinds VARCHAR[];
-- A digest of the fixed words and the places of the fields: fillings of one frame are the same ones.
ALTER TABLE template ADD COLUMN IF NOT EXISTS frame VARCHAR;
CREATE TABLE IF NOT EXISTS template_use (template VARCHAR, document VARCHAR, fillings VARCHAR[]);
CREATE TABLE IF NOT EXISTS hub (
    id VARCHAR, kind VARCHAR, value VARCHAR, accounts BIGINT, suppressed BOOLEAN, reason VARCHAR, would_join VARCHAR[], would_size BIGINT
);
CREATE TABLE IF NOT EXISTS hub_account (hub VARCHAR, account VARCHAR);
-- What a watchlist names and an account nearly shows; `item` is the id of the listed value.
CREATE TABLE IF NOT EXISTS watched (account VARCHAR, item VARCHAR, level VARCHAR, distance DOUBLE, shown VARCHAR, detail VARCHAR);
-- Judgements, in the order in which they were made; `place` is the place in that order.
CREATE TABLE IF NOT EXISTS judgement (
    id VARCHAR, left_account VARCHAR, right_account VARCHAR, judgement VARCHAR, who VARCHAR, reason VARCHAR, "at" VARCHAR,
    file VARCHAR, line BIGINT, place BIGINT
);
-- The one kind of evidence a judgement is about; null where it is about the two accounts.
ALTER TABLE judgement ADD COLUMN IF NOT EXISTS signal VARCHAR;
