SELECT left(md5(concat_ws('|', file, line, reason)), 16) AS id, file, line, reason, min(run) AS run
FROM reject GROUP BY file, line, reason
