// id: several_photos_one_name
// title: One name with different pictures within a cluster
// meaning: Accounts of the cluster have the same name, but their profile pictures do not look alike. Default avatars, logos and pictures shared by very many do not count.
// benign: One person with an old and a new portrait.
// source: bfv_advisory_2024_02: Sometimes, there are also several profiles under the same name but with different pictures.
// weight: 5
// group: photo
// subject: cluster
// needs: SHOWS_PHOTO, Account.name, MEMBER_OF
// detail: Accounts called {name} show pictures that do not look alike: {accounts}
// columns: subject, name, accounts
// version: 3
MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)-[r:SHOWS_PHOTO]->(p:Photo)
WHERE NOT coalesce(r.gone, false)
MATCH (c)<-[:MEMBER_OF]-(b:Account)-[s:SHOWS_PHOTO]->(q:Photo)
WHERE NOT coalesce(s.gone, false) AND a.id <> b.id AND toLower(a.name) = toLower(b.name) AND p.id <> q.id
  AND coalesce(r.kind, 'profile') = 'profile' AND coalesce(s.kind, 'profile') = 'profile'
  AND p.refused IS NULL AND q.refused IS NULL AND NOT coalesce(p.hub, false) AND NOT coalesce(q.hub, false)
  AND NOT EXISTS { MATCH (p)-[:SIMILAR_PHOTO]-(q) }
  AND NOT EXISTS { MATCH (a)-[t:SHOWS_PHOTO]->(q) WHERE NOT coalesce(t.gone, false) }
  AND NOT EXISTS { MATCH (b)-[u:SHOWS_PHOTO]->(p) WHERE NOT coalesce(u.gone, false) }
RETURN c.id AS subject, toLower(a.name) AS name, collect(DISTINCT a.id) AS accounts
