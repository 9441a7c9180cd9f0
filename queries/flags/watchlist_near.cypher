// id: watchlist_near
// title: Close to the watchlist
// meaning: The account shows a value nearly like one that the watchlist names: a mailbox elsewhere, a user name or domain one letter apart, a picture that looks alike, an address inside a listed network. A lead to look at, not a hit.
// benign: Two people with one idea for a user name, a neighbour in the same network, a common word with a typing error.
// source: us_it_workers_advisory_2022_lawfirm: incorporating diligence for red flag indicators
// weight: 8
// group: watchlist
// needs: WatchItem
// detail: Its {kind} {shown} is close to {value} on the watchlist: {how} ({label}; {list})
// columns: subject, kind, shown, value, how, label, list
// version: 2
MATCH (a:Account)-[r:WATCHED]->(w:WatchItem)
WHERE r.level <> 'same' AND w.kind <> 'name' AND w.kind <> 'ip'
RETURN DISTINCT a.id AS subject, w.kind AS kind, r.shown AS shown, w.value AS value, r.detail AS how, w.label AS label, w.source AS list
UNION ALL
MATCH (a:Account)-[r:WATCHED]->(w:WatchItem {kind: 'ip'})
WHERE NOT EXISTS { MATCH (a)-[s:LOGGED_IN_FROM]->(v:IPAddress {id: r.shown}) WHERE NOT coalesce(s.gone, false) AND coalesce(v.exit, 'none') <> 'none' }
RETURN DISTINCT a.id AS subject, w.kind AS kind, r.shown AS shown, w.raw AS value, r.detail AS how, w.label AS label, w.source AS list
