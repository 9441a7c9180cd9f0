// title: When the accounts of a cluster did something
// param: id string : cluster
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[r:LOGGED_IN_FROM]->(:IPAddress)
WHERE NOT coalesce(r.gone, false)
RETURN a.id AS account, 'login' AS kind, r.at_epoch AS at, '' AS said
UNION ALL
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[r:SENT_DOCUMENT]->(:Document)
WHERE NOT coalesce(r.gone, false)
RETURN a.id AS account, 'bid' AS kind, r.sent_epoch AS at, '' AS said
UNION ALL
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[r:PAID]->(:PaymentAccount|Wallet|Account)
WHERE NOT coalesce(r.gone, false)
RETURN a.id AS account, 'payment' AS kind, r.at_epoch AS at, '' AS said
UNION ALL
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[r:SHOWS_PHOTO]->(:Photo)
WHERE NOT coalesce(r.gone, false)
RETURN a.id AS account, 'photo' AS kind, 0 AS at, r.first_seen AS said
UNION ALL
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)
RETURN a.id AS account, 'created' AS kind, 0 AS at, a.created_at AS said
