-- as made
SELECT k.id, left_account AS source, right_account AS target, weight, probability, signals, judged, f.run
FROM (SELECT left(md5(left_account || '|' || right_account), 16) AS id, * EXCLUDE (run) FROM link) k
LEFT JOIN (SELECT id, run FROM first_drawn WHERE kind = 'link') f ON f.id = k.id
