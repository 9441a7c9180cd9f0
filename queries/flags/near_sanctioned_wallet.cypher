// id: near_sanctioned_wallet
// title: Money one or two steps from a listed wallet
// meaning: The account paid, or was paid by, a wallet on the watchlist, or somebody who did. A wallet that many use, as an exchange's, is no step.
// benign: An exchange's wallet not known as one, a payment for something sold in good faith.
// source: us_it_workers_advisory_2022_lawfirm: assist with the DPRK’s money-laundering and virtual currency transfers
// weight: 20
// group: watchlist
// needs: PAID, WatchItem.kind=wallet
// param: max_sharers int = 10 : accounts that use a wallet between, at most
// detail: It is {steps} from the listed wallet {wallet}
// columns: subject, steps, wallet
// version: 1
MATCH (w:WatchItem {kind: 'wallet'})
MATCH (s:Wallet {id: w.value})<-[:HAS_WALLET|PAID]-(a:Account)
RETURN DISTINCT a.id AS subject, 'one step' AS steps, s.id AS wallet
UNION ALL
MATCH (w:WatchItem {kind: 'wallet'})
MATCH (s:Wallet {id: w.value})<-[:HAS_WALLET|PAID]-(b:Account)
MATCH (b)-[:PAID]-(a:Account)
WHERE a.id <> b.id AND NOT EXISTS { MATCH (a)-[:HAS_WALLET|PAID]->(s) }
RETURN a.id AS subject, 'two steps' AS steps, s.id AS wallet
UNION ALL
MATCH (w:WatchItem {kind: 'wallet'})
MATCH (s:Wallet {id: w.value})<-[:HAS_WALLET|PAID]-(b:Account)-[:HAS_WALLET|PAID]->(m:Wallet)<-[:HAS_WALLET|PAID]-(a:Account)
WHERE m.id <> s.id AND a.id <> b.id AND NOT EXISTS { MATCH (a)-[:HAS_WALLET|PAID]->(s) }
  AND COUNT { MATCH (m)<-[:HAS_WALLET|PAID]-(:Account) } <= $max_sharers
RETURN DISTINCT a.id AS subject, 'two steps' AS steps, s.id AS wallet
