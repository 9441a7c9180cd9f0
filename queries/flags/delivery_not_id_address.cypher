// id: delivery_not_id_address
// title: Delivery elsewhere than on the identity document
// meaning: Work equipment goes to an address that is not the one on the identity document, nor spelt like it.
// benign: Somebody who moved house, takes parcels at work or with a neighbour, or uses a parcel shop.
// source: us_it_workers_advisory_2022_lawfirm: receipt of items at an address not listed on the developer’s identification documentation
// source: bfv_advisory_2024_02: Only send work equipment to the addresses indicated on the identification documents
// weight: 12
// group: delivery
// needs: LIVES_AT.kind=delivery, LIVES_AT.kind=identity_document
// detail: Deliveries go to {deliveries}; the identity document says otherwise
// columns: subject, deliveries
// version: 1
MATCH (a:Account)-[s:LIVES_AT]->(:Address)
WHERE s.kind = 'identity_document'
WITH DISTINCT a
MATCH (a)-[r:LIVES_AT]->(d:Address)
WHERE r.kind = 'delivery'
  AND NOT EXISTS { MATCH (a)-[t:LIVES_AT]->(d) WHERE t.kind = 'identity_document' }
  AND NOT EXISTS { MATCH (a)-[u:LIVES_AT]->(i:Address)-[:SIMILAR_ADDRESS]-(d) WHERE u.kind = 'identity_document' }
RETURN a.id AS subject, collect(DISTINCT d.id) AS deliveries
