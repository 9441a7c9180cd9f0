// id: dedicated_devices
// title: One device for each account of a tight cluster
// meaning: The accounts hang together by what they are paid into or whose papers and pictures they share, yet each was used from a single device and no two from the same one: devices may be kept apart on purpose.
// benign: An agency or a family whose members each have a computer.
// source: us_it_workers_advisory_2022_lawfirm: also may use single, dedicated devices for each of their accounts, especially for banking services, to evade detection by fraud prevention
// weight: 5
// group: proxy
// subject: cluster
// needs: HAS_DEVICE, MEMBER_OF
// param: min_accounts int = 4 : members whose device is known, at least
// param: min_part float = 0.8 : of all members, at least
// param: min_density float = 0.5 : links per possible link, at least
// detail: {accounts} of its {members} members each have one device, and no two the same
// columns: subject, accounts, members
// version: 2
MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)-[r:HAS_DEVICE]->(d:Device)
WHERE NOT coalesce(r.gone, false) AND c.density >= $min_density
WITH c, count(DISTINCT a.id) AS accounts, count(DISTINCT d.id) AS devices, count(*) AS uses
WHERE accounts >= $min_accounts AND accounts = devices AND accounts >= $min_part * c.size
MATCH (c)<-[:MEMBER_OF]-(b:Account)-[s:HAS_DEVICE]->(e:Device)
WHERE NOT coalesce(s.gone, false)
WITH c, accounts, count(DISTINCT b.id + e.id) AS pairs
WHERE pairs = accounts AND NOT EXISTS {
  MATCH (c)<-[:MEMBER_OF]-(x:Account)-[:OPENLY_TOGETHER]-(y:Account) WHERE y.id IN c.accounts
}
RETURN c.id AS subject, accounts AS accounts, c.size AS members
