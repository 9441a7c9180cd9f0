// id: many_accounts_one_ip
// title: Several accounts of one platform from one network address
// meaning: The account was used from an address from which others of the same platform were used too.
// benign: A family, an office, a dormitory, a company VPN or a mobile provider that puts many people behind one address.
// source: us_it_workers_advisory_2022_lawfirm: logins into multiple accounts on the same platform from one IP address
// weight: 12
// group: shared_network
// needs: LOGGED_IN_FROM
// param: min_accounts int = 3 : at least so many accounts of one platform
// detail: It was used from {ip}, as were {others} more accounts of {platform}
// columns: subject, ip, platform, others
// version: 1
MATCH (a:Account)-[:LOGGED_IN_FROM]->(v:IPAddress)
WHERE coalesce(v.hub, false) = false
WITH v, a.platform AS platform, count(DISTINCT a.id) AS accounts
WHERE accounts >= $min_accounts
MATCH (b:Account)-[:LOGGED_IN_FROM]->(v)
WHERE b.platform = platform
RETURN DISTINCT b.id AS subject, v.id AS ip, platform AS platform, accounts - 1 AS others
