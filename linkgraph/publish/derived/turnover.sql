-- How many e-mail addresses, phone numbers and postal addresses an account gave within a year, at most.
-- What has no date counts as of every year; spellings of one address count once.
CREATE OR REPLACE TEMP TABLE turnover AS
WITH told AS (
    FROM fact WHERE value IS NOT NULL AND (kind IN ('email', 'phone')
        OR (kind = 'address' AND coalesce(attribute, 'residence') IN ('residence', 'delivery')))
),
facts AS MATERIALIZED (SELECT account, kind, count(*) AS number FROM told GROUP BY account, kind),
given AS (
    SELECT account, kind, value, min(epoch(try_cast(first_seen AS TIMESTAMPTZ))) AS since
    FROM told SEMI JOIN (FROM facts WHERE number > 1) USING (account, kind) GROUP BY account, kind, value
),
several AS (SELECT account, kind, count(*) > 1 AS many FROM given GROUP BY account, kind),
plain AS (
    SELECT * FROM given g SEMI JOIN (FROM several WHERE many) USING (account, kind) WHERE kind <> 'address' OR NOT EXISTS (
        SELECT 1 FROM alike_value s JOIN given o ON o.account = g.account AND o.kind = 'address' AND o.value = s.source
        WHERE s.signal = 'address' AND s.target = g.value)
),
window_count AS (
    SELECT account, kind, count(*) OVER (
        PARTITION BY account, kind ORDER BY since RANGE BETWEEN CURRENT ROW AND 31557600 FOLLOWING) AS dated, since
    FROM plain
),
counted AS (
    SELECT account, kind, coalesce(max(dated) FILTER (since IS NOT NULL), 0) + count(*) FILTER (since IS NULL) AS most
    FROM window_count GROUP BY account, kind
    UNION ALL SELECT account, kind, 1 FROM several WHERE NOT many
    UNION ALL SELECT account, kind, 1 FROM facts WHERE number = 1
)
SELECT account, max(most) FILTER (kind = 'email') AS emails, max(most) FILTER (kind = 'phone') AS phones,
       max(most) FILTER (kind = 'address') AS addresses
FROM counted GROUP BY account;
