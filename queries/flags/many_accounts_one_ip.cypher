// id: many_accounts_one_ip
// title: Several accounts of one platform from one network address
// meaning: Within a few hours, the account and others of the same platform were used from one address.
// benign: A family, an office, a dormitory, a company VPN or a mobile provider that puts many people behind one address.
// source: us_it_workers_advisory_2022_lawfirm: logins into multiple accounts on the same platform from one IP address
// weight: 12
// group: shared_network
// needs: LOGGED_IN_FROM.at_epoch
// param: min_accounts int = 3 : at least so many accounts of one platform
// param: hours int = 6 : at most so far apart
// detail: It was used from {ip}, as were {others} more accounts of {platform} within {hours} hours
// columns: subject, ip, platform, others, hours
// version: 2
MATCH (a:Account)-[:LOGGED_IN_FROM]->(v:IPAddress)
WHERE coalesce(v.hub, false) = false
WITH v, a.platform AS platform, count(DISTINCT a.id) AS ever
WHERE ever >= $min_accounts
MATCH (b:Account)-[r:LOGGED_IN_FROM]->(v)
WHERE b.platform = platform
MATCH (c:Account)-[s:LOGGED_IN_FROM]->(v)
WHERE c.platform = platform AND abs(s.at_epoch - r.at_epoch) <= $hours * 3600
WITH b, v, platform, r.id AS login, count(DISTINCT c.id) AS accounts
WHERE accounts >= $min_accounts
RETURN b.id AS subject, v.id AS ip, platform AS platform, max(accounts) - 1 AS others, $hours AS hours
