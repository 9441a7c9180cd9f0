// title: Seen since
// answers: Which accounts were first seen on or after a day, and to which clusters do they belong?
// param: since string : a day or a time, ISO 8601
// columns: first_seen, account, name, platform, cluster
MATCH (a:Account)
WHERE a.first_seen >= $since
OPTIONAL MATCH (a)-[:MEMBER_OF]->(c:Cluster)
RETURN a.first_seen AS first_seen, a.id AS account, a.name AS name, a.platform AS platform, c.id AS cluster
ORDER BY first_seen, account
