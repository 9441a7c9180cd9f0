-- What accounts say of themselves, one kind at a time: each kind is a table scan of its own, and groups that
-- hold one column are small. `said('city')` are the values and where each stands: what is gone last, then by
-- line, and of several in one line always the same first.
CREATE OR REPLACE TEMP MACRO said(what) AS TABLE
SELECT account, attribute,
       CASE WHEN what IN ('country', 'nationality') THEN coalesce(value, raw) ELSE value END AS value,
       (gone::BIGINT << 62) + (least(coalesce(line, 1e12), 1e12)::BIGINT << 20) + (hash(value) & 1048575)::BIGINT AS place
FROM fact WHERE kind = what;

-- The first value of each account; a name of an identity document is none of the account's own.
CREATE OR REPLACE TEMP MACRO stated(what) AS TABLE
SELECT account, min_by(value, place) FILTER (what <> 'name' OR attribute IS NULL) AS value, min(value) AS lowest, max(value) AS highest
FROM said(what) GROUP BY account;

CREATE OR REPLACE TEMP MACRO stated_number(what) AS TABLE
SELECT account, min_by(try_cast(value AS DOUBLE), place) AS value FROM said(what) GROUP BY account;

-- With it the list of all. Lists take much room while they grow, so they do where there is more than one value.
CREATE OR REPLACE TEMP MACRO listed(what) AS TABLE
WITH first_of AS MATERIALIZED (FROM stated(what)),
several AS (
    SELECT account, list_sort(list(DISTINCT value)) AS list
    FROM said(what) SEMI JOIN (FROM first_of WHERE lowest <> highest) USING (account) WHERE value IS NOT NULL GROUP BY account
)
SELECT f.account, f.value, CASE WHEN f.lowest = f.highest THEN [f.lowest] ELSE s.list END AS list
FROM first_of f LEFT JOIN several s USING (account);
