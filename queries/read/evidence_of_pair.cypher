// title: The evidence between two accounts, whichever way round it is kept
// param: left string : account
// param: right string : account
MATCH (a:Account {id: $left})-[e:EVIDENCE]-(b:Account {id: $right})
RETURN e.signal AS signal, e.left_value AS left_value, e.right_value AS right_value, e.level AS level,
       e.weight AS weight, e.detail AS detail, e.suppressed AS suppressed, e.family AS family,
       e.accounts AS accounts, e.id AS id
ORDER BY weight DESC, signal, id
