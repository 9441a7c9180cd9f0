// id: many_address_changes
// title: Many residence or delivery addresses
// meaning: The account gave one residence or delivery address after another.
// benign: A student, a traveller, or an address written in ways too different to be recognised.
// source: bfv_advisory_2024_02: Residential and delivery addresses (for work equipment such as laptops and other hardware) often change in rapid succession.
// weight: 6
// group: contact
// needs: LIVES_AT
// param: min_addresses int = 3 : at least so many different ones
// detail: It gave {addresses} residence or delivery addresses
// columns: subject, addresses
// version: 1
MATCH (a:Account)-[r:LIVES_AT]->(d:Address)
WHERE coalesce(r.kind, 'residence') IN ['residence', 'delivery']
  AND NOT EXISTS { MATCH (a)-[:LIVES_AT]->(e:Address)-[:SIMILAR_ADDRESS]-(d) WHERE e.id < d.id }
WITH a, count(DISTINCT d.id) AS addresses
WHERE addresses >= $min_addresses
RETURN a.id AS subject, addresses AS addresses
