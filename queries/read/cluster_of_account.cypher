// title: The cluster an account is in
// param: id string : account
MATCH (a:Account {id: $id})-[:MEMBER_OF]->(c:Cluster)
RETURN c.id AS id, c.size AS size, c.risk AS risk
