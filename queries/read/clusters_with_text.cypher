// title: Clusters whose id, or an account of which, holds a text
// param: text string : lower case
MATCH (c:Cluster) WHERE toLower(c.id) CONTAINS $text
RETURN c.id AS id
UNION
MATCH (a:Account)-[:MEMBER_OF]->(c:Cluster)
WHERE toLower(a.id) CONTAINS $text OR toLower(a.name) CONTAINS $text
RETURN c.id AS id
