// title: Strongest links
// answers: Which pairs of accounts does most evidence join?
// param: count int = 50 : how many
// columns: left, left_name, right, right_name, weight, probability, signals
MATCH (a:Account)-[l:LINKED]->(b:Account)
RETURN a.id AS left, a.name AS left_name, b.id AS right, b.name AS right_name, l.weight AS weight,
       l.probability AS probability, l.signals AS signals
ORDER BY weight DESC, left, right
LIMIT $count
