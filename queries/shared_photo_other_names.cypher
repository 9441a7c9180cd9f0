// title: One photo under different names
// answers: Which accounts show the same picture, or one that looks like it, and call themselves differently?
// param: hubs bool = false : also pictures that nothing is concluded from: too widely shared, default avatars, logos
// columns: left, left_name, right, right_name, left_photo, right_photo, distance
MATCH (a:Account)-[r:SHOWS_PHOTO]->(p:Photo)<-[t:SHOWS_PHOTO]-(b:Account)
WHERE NOT coalesce(r.gone, false) AND NOT coalesce(t.gone, false)
  AND a.id < b.id AND toLower(a.name) <> toLower(b.name) AND ($hubs OR (p.hub = false AND p.refused IS NULL))
RETURN DISTINCT a.id AS left, a.name AS left_name, b.id AS right, b.name AS right_name,
       p.id AS left_photo, p.id + '' AS right_photo, 0.0 AS distance
UNION ALL
MATCH (a:Account)-[u:SHOWS_PHOTO]->(p:Photo)-[s:SIMILAR_PHOTO]-(q:Photo)<-[v:SHOWS_PHOTO]-(b:Account)
WHERE NOT coalesce(u.gone, false) AND NOT coalesce(v.gone, false)
  AND a.id < b.id AND toLower(a.name) <> toLower(b.name) AND ($hubs OR (p.hub = false AND q.hub = false))
RETURN DISTINCT a.id AS left, a.name AS left_name, b.id AS right, b.name AS right_name,
       p.id AS left_photo, q.id AS right_photo, s.distance AS distance
