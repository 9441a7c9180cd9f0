SELECT left(md5(left_account || '|' || right_account), 16) AS id, left_account AS source, right_account AS target, weight, probability,
       signals, judged, run
FROM link
