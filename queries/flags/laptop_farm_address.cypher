// id: laptop_farm_address
// title: One delivery address for many accounts
// meaning: Many accounts have their work equipment sent to one address; somebody may keep their machines running there.
// benign: A coworking space, a parcel shop, a forwarding service, a large household.
// source: us_it_workers_advisory_2022_lawfirm: receipt of items at an address not listed on the developer’s identification documentation
// source: bfv_advisory_2024_02: Residential and delivery addresses (for work equipment such as laptops and other hardware) often change in rapid succession.
// weight: 18
// group: delivery
// needs: LIVES_AT.kind=delivery
// param: min_accounts int = 4 : at least so many accounts
// detail: {address} takes deliveries for {accounts} accounts
// columns: subject, address, accounts
// version: 1
MATCH (a:Account)-[r:LIVES_AT]->(d:Address)
WHERE r.kind = 'delivery'
WITH d, count(DISTINCT a.id) AS accounts
WHERE accounts >= $min_accounts
MATCH (b:Account)-[s:LIVES_AT]->(d)
WHERE s.kind = 'delivery'
RETURN DISTINCT b.id AS subject, d.id AS address, accounts AS accounts
