-- as made
SELECT e.id, left_account AS source, right_account AS target, signal, family, level, left_value, right_value, weight, detail,
       accounts, suppressed, coalesce(e.run, f.run) AS run
FROM evidence e LEFT JOIN (SELECT id, run FROM first_drawn WHERE kind = 'evidence') f ON f.id = e.id
