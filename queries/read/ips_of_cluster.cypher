// title: Network addresses of the members of a cluster
// param: id string : cluster
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[r:LOGGED_IN_FROM]->(v:IPAddress)
WHERE NOT coalesce(r.gone, false)
RETURN a.id AS account, v.id AS value, count(*) AS logins, min(r.at) AS first_seen, max(r.at) AS last_seen,
       v.accounts AS accounts, v.hub AS hub
ORDER BY account, value
