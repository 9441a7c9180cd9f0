// title: The evidence between two sets of accounts
// param: ids strings : accounts
// param: others strings : accounts
UNWIND $ids AS id
MATCH (a:Account {id: id})-[e:EVIDENCE]-(b:Account)
WHERE b.id IN $others
RETURN DISTINCT e.signal AS signal, a.id AS left, b.id AS right, e.left_value AS left_value, e.right_value AS right_value,
       e.level AS level, e.weight AS weight, e.detail AS detail, e.suppressed AS suppressed,
       e.family AS family, e.accounts AS accounts, e.id AS id
ORDER BY weight DESC, left, right, signal, id
