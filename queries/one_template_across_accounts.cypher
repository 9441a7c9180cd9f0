// title: One template across accounts
// answers: Which accounts send or show the same text, or one that shares most of its wording?
// param: max_distance float = 0.5 : 0 is the same text, 1 shares nothing
// param: hubs bool = false : also texts too widely shared to link on, such as a platform's boilerplate
// columns: left, right, left_document, right_document, kind, distance
MATCH (a:Account)-[r:SENT_DOCUMENT]->(d:Document)<-[t:SENT_DOCUMENT]-(b:Account)
WHERE NOT coalesce(r.gone, false) AND NOT coalesce(t.gone, false)
  AND a.id < b.id AND ($hubs OR d.hub = false)
RETURN DISTINCT a.id AS left, b.id AS right, d.id AS left_document, d.id + '' AS right_document,
       r.kind AS kind, 0.0 AS distance
UNION ALL
MATCH (a:Account)-[r:SENT_DOCUMENT]->(d:Document)-[s:SIMILAR_TEXT]-(e:Document)<-[u:SENT_DOCUMENT]-(b:Account)
WHERE NOT coalesce(r.gone, false) AND NOT coalesce(u.gone, false)
  AND a.id < b.id AND s.distance <= $max_distance AND ($hubs OR (d.hub = false AND e.hub = false))
RETURN DISTINCT a.id AS left, b.id AS right, d.id AS left_document, e.id AS right_document,
       r.kind AS kind, s.distance AS distance
