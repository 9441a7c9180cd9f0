// title: Published runs, newest first
MATCH (r:Run)
RETURN r.id AS id, r.name AS name, r.started_at AS started_at, r.finished_at AS finished_at, r.version AS version,
       r.current AS current, r.accounts AS accounts, r.photos AS photos, r.documents AS documents, r.links AS links,
       r.clusters AS clusters, r.findings AS findings, r.rejected AS rejected, r.seconds AS seconds, r.`case` AS `case`
ORDER BY started_at DESC, id
