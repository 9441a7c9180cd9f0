// title: The links of several accounts, for walking from account to account
// param: ids strings : accounts
UNWIND $ids AS id
MATCH (a:Account {id: id})-[l:LINKED]-(b:Account)
RETURN a.id AS left, b.id AS right, l.weight AS weight, l.probability AS probability, l.signals AS signals
