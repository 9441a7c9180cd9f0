// id: delivery_redirected
// title: Equipment sent elsewhere on request
// meaning: The account asked for delivery to another address, and equipment goes to one where, by its own account, it neither lives nor works.
// benign: A neighbour or a parcel shop during the working day.
// source: us_it_workers_advisory_2022_lawfirm: be suspicious if a developer cannot receive items at the address on their identification documentation
// source: bfv_advisory_2024_02: become suspicious when allegedly no deliveries can be accepted at the address indicated
// weight: 10
// group: delivery
// needs: LIVES_AT.kind=delivery, Event.kind=asked_other_delivery_address
// detail: It asked for another address on {first}; deliveries go to {deliveries}
// columns: subject, first, deliveries
// version: 2
MATCH (a:Account)-[:HAD_EVENT]->(e:Event)
WHERE NOT coalesce(e.gone, false) AND e.kind = 'asked_other_delivery_address'
WITH a, min(e.at) AS first
MATCH (a)-[h:LIVES_AT]->(:Address)
WHERE NOT coalesce(h.gone, false) AND h.kind <> 'delivery'
WITH DISTINCT a, first
MATCH (a)-[r:LIVES_AT]->(d:Address)
WHERE NOT coalesce(r.gone, false) AND r.kind = 'delivery'
  AND NOT EXISTS { MATCH (a)-[t:LIVES_AT]->(d) WHERE NOT coalesce(t.gone, false) AND t.kind <> 'delivery' }
  AND NOT EXISTS { MATCH (a)-[u:LIVES_AT]->(:Address)-[:SIMILAR_ADDRESS]-(d) WHERE NOT coalesce(u.gone, false) AND u.kind <> 'delivery' }
RETURN a.id AS subject, first AS first, collect(DISTINCT d.id) AS deliveries
