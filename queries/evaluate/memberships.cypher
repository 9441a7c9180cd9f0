// title: Which cluster each account is in
MATCH (a:Account)-[:MEMBER_OF]->(c:Cluster)
RETURN a.id AS account, c.id AS cluster
