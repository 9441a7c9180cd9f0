SELECT id, left_account AS "left", right_account AS "right", judgement, signal, who AS "by", reason, "at", file, line FROM judgement
