-- Of the members of one cluster also names that alone could not have linked them, and so are no evidence.
WITH named AS (
    SELECT left_account, right_account, level, weight, distance, left_value, right_value
    FROM evidence WHERE signal_key = 'name'
    UNION ALL
    SELECT p.l, p.r, p.level, p.distance, p.distance, p.lv, p.rv FROM paired p
    JOIN cluster_member a ON a.account = p.l JOIN cluster_member b ON b.account = p.r AND b.cluster = a.cluster
    ANTI JOIN evidence e ON e.signal_key = 'name' AND e.left_account = p.l AND e.right_account = p.r
    WHERE p.signal = 'name' AND p.met
)
SELECT left(md5('name' || left_account || '|' || right_account), 16) AS id, left_account AS source, right_account AS target,
       min_by(level, weight) AS level, min(distance) AS distance, min_by(left_value, weight) AS left_name,
       min_by(right_value, weight) AS right_name
FROM named WHERE level IN ('same', 'longer', 'spelling', 'initials') GROUP BY left_account, right_account
