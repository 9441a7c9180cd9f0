// title: The link between two accounts
// param: left string : account
// param: right string : account
MATCH (a:Account {id: $left})-[l:LINKED]-(b:Account {id: $right})
RETURN l.weight AS weight, l.probability AS probability, l.signals AS signals, l.judged AS judged
