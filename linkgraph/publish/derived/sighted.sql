-- of accounts
-- When and where accounts were seen by facts, so far as it is not said by their profiles alone.
CREATE OR REPLACE TEMP TABLE sighted AS
WITH unprofiled AS (
    SELECT account FROM row_logins UNION SELECT account FROM row_payments UNION SELECT account FROM row_photos
    UNION SELECT account FROM row_documents UNION SELECT account FROM row_addresses
    EXCEPT SELECT account FROM row_profiles
),
telling AS (
    SELECT account, first_seen, last_seen, file, line FROM fact WHERE first_seen IS NOT NULL OR last_seen IS NOT NULL
    UNION ALL SELECT account, NULL, NULL, file, line FROM fact SEMI JOIN unprofiled USING (account)
)
SELECT account, min(first_seen) AS first_seen, max(last_seen) AS last_seen, min(file) AS file, min(line) AS line
FROM telling GROUP BY account;
