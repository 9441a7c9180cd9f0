-- of accounts
-- Facts in which the profiles of one account contradict each other: two birth dates or nationalities;
-- countries or employers that were not first the one and then the other; schools with none in common.
CREATE OR REPLACE TEMP TABLE contradiction AS
WITH profile AS (SELECT * FROM row_profiles WHERE NOT gone),
many AS (SELECT account FROM profile GROUP BY account HAVING count(*) > 1),
cell AS (
    SELECT account, origin, line, seen_at, kind, trim(unnest(string_split(cell, ' | '))) AS raw
    FROM (UNPIVOT (FROM profile SEMI JOIN many USING (account)) ON birth_date, country, nationality, education, employment INTO NAME kind VALUE cell)
),
known AS (
    SELECT account, kind, raw, min(value) AS value FROM fact
    WHERE kind IN ('birth_date', 'country', 'nationality', 'education', 'employment') GROUP BY account, kind, raw
),
stated AS (
    SELECT account, origin, line, kind, list(DISTINCT coalesce(k.value, raw)) AS own, any_value(seen_at) AS seen
    FROM cell c LEFT JOIN known k USING (account, kind, raw) WHERE raw <> '' GROUP BY account, origin, line, kind
),
spread AS (
    SELECT account, kind, own, min(seen) AS since, max(seen) AS until FROM (SELECT * REPLACE (list_sort(own) AS own) FROM stated)
    GROUP BY account, kind, own
),
apart AS (
    SELECT DISTINCT a.account, a.kind FROM spread a JOIN spread b ON a.account = b.account AND a.kind = b.kind AND a.own < b.own
    WHERE NOT list_has_any(a.own, b.own)
      AND (a.kind NOT IN ('country', 'employment') OR NOT coalesce(a.until < b.since OR b.until < a.since, false))
)
SELECT m.account, coalesce(list_sort(list(a.kind) FILTER (a.kind IS NOT NULL)), []) AS contradicts
FROM many m LEFT JOIN apart a USING (account) GROUP BY m.account;
