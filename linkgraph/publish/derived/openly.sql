-- Of the accounts something joins, those that say openly why: one home, one firm, one surname at one address.
CREATE OR REPLACE TEMP TABLE openly AS
WITH pair AS (
    SELECT source, target FROM used_with
    UNION SELECT source, target FROM shared_trace
    UNION SELECT left_account, right_account FROM evidence WHERE NOT suppressed
    UNION SELECT a.account, b.account FROM fact a JOIN fact b ON a.kind = b.kind AND a.value = b.value AND a.account < b.account
    WHERE a.kind = 'address' AND a.attribute = 'delivery'
),
said AS (
    SELECT account, 'home' AS what, value FROM fact WHERE kind = 'home_address' AND coalesce(attribute, 'residence') <> 'company' AND NOT gone
    UNION SELECT account, 'firm', value FROM fact WHERE kind = 'address' AND attribute = 'company' AND value IS NOT NULL AND NOT gone
    UNION SELECT account, 'firm', value FROM fact WHERE kind = 'employment' AND value IS NOT NULL AND NOT gone
)
SELECT left(md5(p.source || '|' || p.target), 16) AS id, p.source, p.target, min(a.what) AS what, arg_min(a.value, (a.what, a.value)) AS value
FROM pair p JOIN said a ON a.account = p.source JOIN said b ON b.account = p.target AND b.what = a.what AND b.value = a.value
GROUP BY p.source, p.target;
