// id: watchlist_hit
// title: On the watchlist
// meaning: The account shows a value that the watchlist names as known to be bad.
// benign: A recycled phone number, a reassigned network address, a value put on the list by mistake.
// source: us_it_workers_advisory_2022_lawfirm: incorporating diligence for red flag indicators
// weight: 30
// group: watchlist
// needs: WatchItem
// detail: Its {kind} {value} is on the watchlist ({label}; {list})
// columns: subject, kind, value, label, list
// version: 3
MATCH (w:WatchItem {kind: 'email'})
MATCH (v:Email {id: w.value})<-[s:HAS_EMAIL]-(a:Account)
WHERE NOT coalesce(s.gone, false)
RETURN DISTINCT a.id AS subject, w.kind AS kind, w.value AS value, w.label AS label, w.source AS list
UNION ALL
MATCH (w:WatchItem {kind: 'phone'})
MATCH (v:Phone {id: w.value})<-[t:HAS_PHONE]-(a:Account)
WHERE NOT coalesce(t.gone, false)
RETURN DISTINCT a.id AS subject, w.kind AS kind, w.value AS value, w.label AS label, w.source AS list
UNION ALL
MATCH (w:WatchItem {kind: 'handle'})
MATCH (v:Handle {id: w.value})<-[u:HAS_HANDLE]-(a:Account)
WHERE NOT coalesce(u.gone, false)
RETURN DISTINCT a.id AS subject, w.kind AS kind, w.value AS value, w.label AS label, w.source AS list
UNION ALL
MATCH (w:WatchItem {kind: 'wallet'})
MATCH (v:Wallet {id: w.value})<-[k:HAS_WALLET|PAID]-(a:Account)
WHERE NOT coalesce(k.gone, false)
RETURN DISTINCT a.id AS subject, w.kind AS kind, w.value AS value, w.label AS label, w.source AS list
UNION ALL
MATCH (w:WatchItem {kind: 'ip'})
MATCH (v:IPAddress {id: w.value})<-[h:LOGGED_IN_FROM]-(a:Account)
WHERE NOT coalesce(h.gone, false) AND coalesce(v.exit, 'none') = 'none'
RETURN DISTINCT a.id AS subject, w.kind AS kind, w.value AS value, w.label AS label, w.source AS list
UNION ALL
MATCH (w:WatchItem {kind: 'photo'})
MATCH (v:Photo {id: w.value})<-[l:SHOWS_PHOTO]-(a:Account)
WHERE NOT coalesce(l.gone, false)
RETURN DISTINCT a.id AS subject, w.kind AS kind, w.value AS value, w.label AS label, w.source AS list
UNION ALL
MATCH (w:WatchItem {kind: 'domain'})
MATCH (a:Account)-[x:HAS_EMAIL|HAS_WEBSITE]->(v:Email|Website)
WHERE NOT coalesce(x.gone, false) AND v.domain = w.value
RETURN DISTINCT a.id AS subject, w.kind AS kind, w.value AS value, w.label AS label, w.source AS list
UNION ALL
MATCH (w:WatchItem {kind: 'account'})
MATCH (a:Account {id: w.value})
WHERE NOT coalesce(a.gone, false)
RETURN DISTINCT a.id AS subject, w.kind AS kind, w.value AS value, w.label AS label, w.source AS list
UNION ALL
MATCH (w:WatchItem {kind: 'name'})
MATCH (a:Account)
WHERE NOT coalesce(a.gone, false) AND (toLower(a.name) = toLower(w.raw) OR toLower(a.name) = toLower(w.value))
RETURN DISTINCT a.id AS subject, w.kind AS kind, w.value AS value, w.label AS label, w.source AS list
UNION ALL
MATCH (a:Account)-[r:WATCHED {level: 'same'}]->(w:WatchItem)
WHERE w.kind <> 'name' OR NOT (toLower(a.name) = toLower(w.raw) OR toLower(a.name) = toLower(w.value))
RETURN DISTINCT a.id AS subject, w.kind AS kind, w.value AS value, w.label AS label, w.source AS list
