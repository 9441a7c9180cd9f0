SELECT left(md5(concat_ws('|', account, value, raw, coalesce(attribute, ''), file)), 16) AS id, account AS source, value AS target,
       raw, file, line, first_seen, last_seen, run, gone, coalesce(attribute, 'profile') AS kind, raw AS path, m.metadata
FROM fact LEFT JOIN file_metadata m ON m.content_kind = 'photo' AND m.content_file = raw
WHERE kind = 'photo' AND value IS NOT NULL
