// title: Delivery elsewhere than on the identity document
// answers: Which accounts take deliveries at an address that is neither on their identity document nor spelt like it?
// columns: account, name, delivery, identity_document
MATCH (a:Account)-[r:LIVES_AT]->(d:Address), (a)-[s:LIVES_AT]->(i:Address)
WHERE NOT coalesce(r.gone, false) AND NOT coalesce(s.gone, false)
  AND r.kind = 'delivery' AND s.kind = 'identity_document' AND d.id <> i.id
  AND NOT EXISTS { MATCH (d)-[:SIMILAR_ADDRESS]-(i) }
RETURN DISTINCT a.id AS account, a.name AS name, d.id AS delivery, i.id AS identity_document
ORDER BY account, delivery, identity_document
