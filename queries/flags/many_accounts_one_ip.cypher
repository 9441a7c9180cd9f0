// id: many_accounts_one_ip
// title: Several accounts of one platform from one network address
// meaning: Within a few hours, the account and others of the same platform were used from one address, and none of them says they share a home or a firm.
// benign: An office, a dormitory, a café, or a mobile provider that puts many people behind one address. A family or firm that says so openly is not found.
// source: us_it_workers_advisory_2022_lawfirm: logins into multiple accounts on the same platform from one IP address
// weight: 12
// group: shared_network
// needs: Activity
// param: min_accounts int = 3 : at least so many accounts of one platform within six hours
// detail: It was used from {ip} within six hours of {others} more accounts of {platform}
// columns: subject, ip, platform, others
// version: 3
MATCH (a:Account)-[u:USED_WITH]-(b:Account)
WHERE NOT EXISTS { MATCH (a)-[:OPENLY_TOGETHER]-(b) }
MATCH (v:IPAddress {id: u.ip})
WHERE coalesce(v.hub, false) = false
WITH a, v, count(DISTINCT b.id) AS others
WHERE others >= $min_accounts - 1
RETURN a.id AS subject, v.id AS ip, a.platform AS platform, others AS others
