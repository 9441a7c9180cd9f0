// title: The links of an account
// param: id string : account
MATCH (a:Account {id: $id})-[l:LINKED]-(b:Account)
RETURN a.id AS left, b.id AS right, l.weight AS weight, l.probability AS probability, l.signals AS signals,
       l.judged AS judged
ORDER BY weight DESC, left, right
