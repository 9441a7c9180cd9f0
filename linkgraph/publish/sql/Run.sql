SELECT id, (SELECT value FROM meta WHERE key = 'case') AS "case", (SELECT value FROM meta WHERE key = 'name') AS name,
       started_at, finished_at, version, id = (SELECT value FROM meta WHERE key = 'run') AS current,
       (summary->>'accounts')::BIGINT AS accounts, (summary->>'photos')::BIGINT AS photos,
       (summary->>'documents')::BIGINT AS documents, (summary->>'links')::BIGINT AS links,
       (summary->>'clusters')::BIGINT AS clusters, (summary->>'findings')::BIGINT AS findings,
       (summary->>'rejected')::BIGINT AS rejected, (summary->>'seconds')::DOUBLE AS seconds
FROM run WHERE summary IS NOT NULL
