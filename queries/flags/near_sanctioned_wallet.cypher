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
// version: 2
MATCH (w:WatchItem {kind: 'wallet'})
MATCH (s:Wallet {id: w.value})<-[r:HAS_WALLET|PAID]-(a:Account)
WHERE NOT coalesce(r.gone, false)
RETURN DISTINCT a.id AS subject, 'one step' AS steps, s.id AS wallet
UNION ALL
MATCH (w:WatchItem {kind: 'wallet'})
MATCH (s:Wallet {id: w.value})<-[t:HAS_WALLET|PAID]-(b:Account)
WHERE NOT coalesce(t.gone, false)
MATCH (b)-[v:PAID]-(a:Account)
WHERE NOT coalesce(v.gone, false) AND a.id <> b.id
  AND NOT EXISTS { MATCH (a)-[u:HAS_WALLET|PAID]->(s) WHERE NOT coalesce(u.gone, false) }
RETURN a.id AS subject, 'two steps' AS steps, s.id AS wallet
UNION ALL
MATCH (w:WatchItem {kind: 'wallet'})
MATCH (s:Wallet {id: w.value})<-[l:HAS_WALLET|PAID]-(b:Account)-[x:HAS_WALLET|PAID]->(m:Wallet)<-[y:HAS_WALLET|PAID]-(a:Account)
WHERE NOT coalesce(l.gone, false) AND NOT coalesce(x.gone, false) AND NOT coalesce(y.gone, false)
  AND m.id <> s.id AND a.id <> b.id
  AND NOT EXISTS { MATCH (a)-[k:HAS_WALLET|PAID]->(s) WHERE NOT coalesce(k.gone, false) }
  AND COUNT { MATCH (m)<-[h:HAS_WALLET|PAID]-(:Account) WHERE NOT coalesce(h.gone, false) } <= $max_sharers
RETURN DISTINCT a.id AS subject, 'two steps' AS steps, s.id AS wallet
