SELECT id, left_account AS source, right_account AS target, signal, family, level, left_value, right_value, weight, detail,
       accounts, suppressed
FROM evidence
