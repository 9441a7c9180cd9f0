// id: noted_asked_crypto
// title: Asked for cryptocurrency
// meaning: Somebody noted the wish to be paid in cryptocurrency.
// benign: No bank account, or a client in the same trade.
// source: bfv_advisory_2024_02: Avoid paying salaries exclusively with cryptocurrencies.
// weight: 5
// group: cryptocurrency
// needs: Event
// param: kind string = asked_crypto : kind of note
// detail: Noted on {first} ({times} in all){note}
// columns: subject, times, first, note
// version: 2
MATCH (a:Account)-[:HAD_EVENT]->(e:Event)
WHERE NOT coalesce(e.gone, false) AND e.kind = $kind
WITH a, count(DISTINCT e.id) AS times, min(e.at) AS first, min(e.note) AS noted
RETURN a.id AS subject, times AS times, first AS first, CASE WHEN noted IS NULL THEN '' ELSE ': ' + noted END AS note
