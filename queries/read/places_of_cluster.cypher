// title: The countries that the accounts of a cluster name or were seen in, and what their photos say of a place
// param: id string : cluster
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)
WHERE a.country IS NOT NULL
RETURN a.id AS account, 'profile' AS kind, a.country AS country, coalesce(a.city, '') AS said, 1 AS times
UNION ALL
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[s:HAS_PHONE]->(v:Phone)
WHERE NOT coalesce(s.gone, false) AND v.country IS NOT NULL
RETURN a.id AS account, 'phone' AS kind, v.country AS country, '' AS said, count(*) AS times
UNION ALL
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[r:LIVES_AT]->(v:Address)
WHERE NOT coalesce(r.gone, false) AND v.country IS NOT NULL
RETURN a.id AS account, coalesce(r.kind, 'residence') AS kind, v.country AS country, v.id AS said, count(*) AS times
UNION ALL
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[r:LOGGED_IN_FROM]->(v:IPAddress)
WHERE NOT coalesce(r.gone, false) AND r.country IS NOT NULL
RETURN a.id AS account, 'login' AS kind, r.country AS country, '' AS said, count(*) AS times
UNION ALL
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[r:PAID]->(:PaymentAccount|Wallet|Account)
WHERE NOT coalesce(r.gone, false) AND r.bank_country IS NOT NULL
RETURN a.id AS account, 'bank' AS kind, r.bank_country AS country, '' AS said, count(*) AS times
UNION ALL
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[r:SHOWS_PHOTO]->(:Photo)
WHERE NOT coalesce(r.gone, false) AND r.metadata IS NOT NULL AND r.metadata CONTAINS 'gps'
RETURN a.id AS account, 'photo' AS kind, '' AS country, r.metadata AS said, count(*) AS times
