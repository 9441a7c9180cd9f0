-- How many e-mail addresses, phone numbers and postal addresses an account gave within a year, at most.
-- What has no date counts as of every year; spellings of one address count once.
CREATE OR REPLACE TEMP TABLE turnover AS
WITH given AS (
    SELECT account, kind, value, min(epoch(try_cast(first_seen AS TIMESTAMPTZ))) AS since
    FROM fact WHERE value IS NOT NULL AND (kind IN ('email', 'phone')
        OR (kind = 'address' AND coalesce(attribute, 'residence') IN ('residence', 'delivery')))
    GROUP BY account, kind, value
),
plain AS (
    SELECT * FROM given g WHERE kind <> 'address' OR NOT EXISTS (
        SELECT 1 FROM alike_value s JOIN given o ON o.account = g.account AND o.kind = 'address' AND o.value = s.source
        WHERE s.signal = 'address' AND s.target = g.value)
),
window_count AS (
    SELECT account, kind, count(*) OVER (
        PARTITION BY account, kind ORDER BY since RANGE BETWEEN CURRENT ROW AND 31557600 FOLLOWING) AS dated, since
    FROM plain
)
SELECT account,
       max(coalesce(dated.most, 0) + coalesce(undated, 0)) FILTER (kind = 'email') AS emails,
       max(coalesce(dated.most, 0) + coalesce(undated, 0)) FILTER (kind = 'phone') AS phones,
       max(coalesce(dated.most, 0) + coalesce(undated, 0)) FILTER (kind = 'address') AS addresses
FROM (
    SELECT account, kind, struct_pack(most := max(dated) FILTER (since IS NOT NULL)) AS dated, count(*) FILTER (since IS NULL) AS undated
    FROM window_count GROUP BY account, kind
) GROUP BY account;
