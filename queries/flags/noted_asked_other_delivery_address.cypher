// id: noted_asked_other_delivery_address
// title: Asked for delivery elsewhere
// meaning: Somebody noted the wish to have equipment sent to another address.
// benign: At work during the day, a parcel shop, a move.
// source: us_it_workers_advisory_2022_lawfirm: obtain additional documentation if the developer requests that the laptop or other items be sent to an unfamiliar address
// weight: 8
// group: delivery
// needs: Event
// param: kind string = asked_other_delivery_address : kind of note
// detail: Noted on {first} ({times} in all){note}
// columns: subject, times, first, note
// version: 2
MATCH (a:Account)-[:HAD_EVENT]->(e:Event)
WHERE NOT coalesce(e.gone, false) AND e.kind = $kind
WITH a, count(DISTINCT e.id) AS times, min(e.at) AS first, min(e.note) AS noted
RETURN a.id AS subject, times AS times, first AS first, CASE WHEN noted IS NULL THEN '' ELSE ': ' + noted END AS note
