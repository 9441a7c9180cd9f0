// title: Accounts within a few steps
// answers: Which accounts can be reached from one over at most so many links?
// param: account string : id of the account to start from
// param: steps int = 2 : 1, 2 or 3
// columns: account, name, platform, steps
MATCH p = (a:Account {id: $account})-[:LINKED*1..3]-(b:Account)
WHERE b.id <> $account AND length(p) <= $steps
RETURN b.id AS account, b.name AS name, b.platform AS platform, min(length(p)) AS steps
ORDER BY steps, account
