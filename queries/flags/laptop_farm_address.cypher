// id: laptop_farm_address
// title: One delivery address for many accounts
// meaning: Many accounts that live elsewhere have their work equipment sent to one address; somebody may keep their machines running there. Those who live there, say they work there, or all come from one town are left out.
// benign: A coworking space, a parcel shop, a forwarding service, a large household.
// source: us_it_workers_advisory_2022_lawfirm: receipt of items at an address not listed on the developer’s identification documentation
// source: bfv_advisory_2024_02: Residential and delivery addresses (for work equipment such as laptops and other hardware) often change in rapid succession.
// weight: 18
// group: delivery
// needs: LIVES_AT.kind=delivery
// param: min_accounts int = 4 : at least so many accounts
// detail: {address} takes deliveries for {accounts} accounts that live elsewhere
// columns: subject, address, accounts
// version: 3
MATCH (a:Account)-[r:LIVES_AT]->(d:Address)
WHERE NOT coalesce(r.gone, false) AND r.kind = 'delivery'
  AND NOT EXISTS { MATCH (a)-[h:LIVES_AT]->(d) WHERE NOT coalesce(h.gone, false) AND h.kind <> 'delivery' }
WITH d, count(DISTINCT a.id) AS accounts, count(DISTINCT a.city) AS cities,
     count(DISTINCT CASE WHEN a.city IS NULL THEN a.id END) AS homeless
WHERE accounts >= $min_accounts AND (cities <> 1 OR homeless > 0)
MATCH (b:Account)-[s:LIVES_AT]->(d)
WHERE NOT coalesce(s.gone, false) AND s.kind = 'delivery'
  AND NOT EXISTS { MATCH (b)-[k:LIVES_AT]->(d) WHERE NOT coalesce(k.gone, false) AND k.kind <> 'delivery' }
RETURN DISTINCT b.id AS subject, d.id AS address, accounts AS accounts
