// id: watchlist_like_name
// title: A name close to one on the watchlist
// meaning: The account carries a name that the watchlist writes nearly so: with further parts, or spelt differently. It adds no points, since very many people share names.
// benign: A namesake. Most people with such a name have nothing to do with the one who is listed.
// source: us_it_workers_advisory_2022_lawfirm: incorporating diligence for red flag indicators
// weight: 0
// group: watchlist
// needs: WatchItem.kind=name
// detail: It carries the name {shown}, close to {value} on the watchlist: {how} ({label}; {list})
// columns: subject, shown, value, how, label, list
// version: 1
MATCH (a:Account)-[r:WATCHED]->(w:WatchItem {kind: 'name'})
WHERE r.level <> 'same'
RETURN DISTINCT a.id AS subject, r.shown AS shown, w.raw AS value, r.detail AS how, w.label AS label, w.source AS list
