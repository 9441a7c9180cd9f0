SELECT left(md5('name' || left_account || '|' || right_account), 16) AS id, left_account AS source, right_account AS target,
       min_by(level, weight) AS level, min(distance) AS distance, min_by(left_value, weight) AS left_name,
       min_by(right_value, weight) AS right_name
FROM evidence WHERE signal_key = 'name' AND level IN ('same', 'longer', 'spelling', 'initials') GROUP BY left_account, right_account
