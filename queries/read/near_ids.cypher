// title: Accounts and clusters whose id holds a text
// param: text string : lower case
MATCH (a:Account)
WHERE toLower(a.id) CONTAINS $text OR toLower(a.name) CONTAINS $text
RETURN a.id AS id LIMIT 20
UNION ALL
MATCH (c:Cluster)
WHERE toLower(c.id) CONTAINS $text
RETURN c.id AS id LIMIT 20
