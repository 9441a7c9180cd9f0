// id: delivery_not_id_address
// title: Delivery elsewhere than on the identity document
// meaning: Work equipment goes to an address that is neither the one on the identity document, however spelt, nor where the account says it lives.
// benign: Somebody who takes parcels at work or with a neighbour, or uses a parcel shop. Who moved and says so is not found.
// source: us_it_workers_advisory_2022_lawfirm: receipt of items at an address not listed on the developer’s identification documentation
// source: bfv_advisory_2024_02: Only send work equipment to the addresses indicated on the identification documents
// weight: 12
// group: delivery
// needs: LIVES_AT.kind=delivery, LIVES_AT.kind=identity_document
// detail: Deliveries go to {deliveries}; the identity document says otherwise
// columns: subject, deliveries
// version: 3
MATCH (a:Account)-[s:LIVES_AT]->(:Address)
WHERE NOT coalesce(s.gone, false) AND s.kind = 'identity_document'
WITH DISTINCT a
MATCH (a)-[r:LIVES_AT]->(d:Address)
WHERE NOT coalesce(r.gone, false) AND r.kind = 'delivery'
  AND NOT EXISTS { MATCH (a)-[t:LIVES_AT]->(d) WHERE NOT coalesce(t.gone, false) AND t.kind <> 'delivery' }
  AND NOT EXISTS { MATCH (a)-[u:LIVES_AT]->(:Address)-[:SIMILAR_ADDRESS]-(d) WHERE NOT coalesce(u.gone, false) AND u.kind <> 'delivery' }
RETURN a.id AS subject, collect(DISTINCT d.id) AS deliveries
