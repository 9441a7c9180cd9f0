// title: First and last seen
// answers: Since when, and until when, were the members of a cluster seen?
// param: cluster string : id of the cluster
// columns: account, name, platform, created_at, first_seen, last_seen
MATCH (c:Cluster {id: $cluster})<-[:MEMBER_OF]-(a:Account)
RETURN a.id AS account, a.name AS name, a.platform AS platform, a.created_at AS created_at,
       a.first_seen AS first_seen, a.last_seen AS last_seen
ORDER BY first_seen, account
