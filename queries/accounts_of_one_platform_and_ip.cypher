// title: Several accounts of one platform from one network address
// answers: From which addresses did several accounts of the same platform log in?
// param: min_accounts int = 2 : at least so many
// columns: ip, platform, accounts, first, last, hub
MATCH (a:Account)-[r:LOGGED_IN_FROM]->(v:IPAddress)
WHERE NOT coalesce(r.gone, false)
WITH v, a.platform AS platform, count(DISTINCT a.id) AS accounts, min(r.at) AS first, max(r.at) AS last
WHERE accounts >= $min_accounts
RETURN v.id AS ip, platform AS platform, accounts AS accounts, first AS first, last AS last, v.hub AS hub
ORDER BY accounts DESC, ip, platform
