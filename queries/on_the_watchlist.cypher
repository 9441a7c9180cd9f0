// title: On the watchlist
// answers: Which accounts show a value that the watchlist names, exactly or nearly?
// columns: account, kind, value, match, label, source, cluster
MATCH (w:WatchItem {kind: 'email'})
MATCH (v:Email {id: w.value})<-[s:HAS_EMAIL]-(a:Account)
WHERE NOT coalesce(s.gone, false)
OPTIONAL MATCH (a)-[:MEMBER_OF]->(c:Cluster)
RETURN DISTINCT a.id AS account, w.kind AS kind, w.value AS value, 'exact' AS match, w.label AS label, w.source AS source, c.id AS cluster
UNION ALL
MATCH (w:WatchItem {kind: 'phone'})
MATCH (v:Phone {id: w.value})<-[t:HAS_PHONE]-(a:Account)
WHERE NOT coalesce(t.gone, false)
OPTIONAL MATCH (a)-[:MEMBER_OF]->(c:Cluster)
RETURN DISTINCT a.id AS account, w.kind AS kind, w.value AS value, 'exact' AS match, w.label AS label, w.source AS source, c.id AS cluster
UNION ALL
MATCH (w:WatchItem {kind: 'handle'})
MATCH (v:Handle {id: w.value})<-[u:HAS_HANDLE]-(a:Account)
WHERE NOT coalesce(u.gone, false)
OPTIONAL MATCH (a)-[:MEMBER_OF]->(c:Cluster)
RETURN DISTINCT a.id AS account, w.kind AS kind, w.value AS value, 'exact' AS match, w.label AS label, w.source AS source, c.id AS cluster
UNION ALL
MATCH (w:WatchItem {kind: 'wallet'})
MATCH (v:Wallet {id: w.value})<-[k:HAS_WALLET|PAID]-(a:Account)
WHERE NOT coalesce(k.gone, false)
OPTIONAL MATCH (a)-[:MEMBER_OF]->(c:Cluster)
RETURN DISTINCT a.id AS account, w.kind AS kind, w.value AS value, 'exact' AS match, w.label AS label, w.source AS source, c.id AS cluster
UNION ALL
MATCH (w:WatchItem {kind: 'ip'})
MATCH (v:IPAddress {id: w.value})<-[h:LOGGED_IN_FROM]-(a:Account)
WHERE NOT coalesce(h.gone, false)
OPTIONAL MATCH (a)-[:MEMBER_OF]->(c:Cluster)
RETURN DISTINCT a.id AS account, w.kind AS kind, w.value AS value, 'exact' AS match, w.label AS label, w.source AS source, c.id AS cluster
UNION ALL
MATCH (w:WatchItem {kind: 'photo'})
MATCH (v:Photo {id: w.value})<-[l:SHOWS_PHOTO]-(a:Account)
WHERE NOT coalesce(l.gone, false)
OPTIONAL MATCH (a)-[:MEMBER_OF]->(c:Cluster)
RETURN DISTINCT a.id AS account, w.kind AS kind, w.value AS value, 'exact' AS match, w.label AS label, w.source AS source, c.id AS cluster
UNION ALL
MATCH (w:WatchItem {kind: 'domain'})
MATCH (a:Account)-[x:HAS_EMAIL|HAS_WEBSITE]->(v:Email|Website)
WHERE NOT coalesce(x.gone, false) AND v.domain = w.value
OPTIONAL MATCH (a)-[:MEMBER_OF]->(c:Cluster)
RETURN DISTINCT a.id AS account, w.kind AS kind, w.value AS value, 'exact' AS match, w.label AS label, w.source AS source, c.id AS cluster
UNION ALL
MATCH (w:WatchItem {kind: 'account'})
MATCH (a:Account {id: w.value})
WHERE NOT coalesce(a.gone, false)
OPTIONAL MATCH (a)-[:MEMBER_OF]->(c:Cluster)
RETURN DISTINCT a.id AS account, w.kind AS kind, w.value AS value, 'exact' AS match, w.label AS label, w.source AS source, c.id AS cluster
UNION ALL
MATCH (w:WatchItem {kind: 'name'})
MATCH (a:Account)
WHERE NOT coalesce(a.gone, false) AND (toLower(a.name) = toLower(w.raw) OR toLower(a.name) = toLower(w.value))
OPTIONAL MATCH (a)-[:MEMBER_OF]->(c:Cluster)
RETURN DISTINCT a.id AS account, w.kind AS kind, w.value AS value, 'exact' AS match, w.label AS label, w.source AS source, c.id AS cluster
UNION ALL
MATCH (a:Account)-[r:WATCHED]->(w:WatchItem)
WHERE NOT (w.kind = 'name' AND (toLower(a.name) = toLower(w.raw) OR toLower(a.name) = toLower(w.value)))
OPTIONAL MATCH (a)-[:MEMBER_OF]->(c:Cluster)
RETURN DISTINCT a.id AS account, w.kind AS kind, w.value AS value, CASE WHEN r.level = 'same' THEN 'exact' ELSE r.detail END AS match, w.label AS label, w.source AS source, c.id AS cluster
