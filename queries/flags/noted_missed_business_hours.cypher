// id: noted_missed_business_hours
// title: Not there in business hours
// meaning: Somebody noted that no business was possible at the required hours.
// benign: Another time zone, a second job, a family.
// source: us_it_workers_advisory_2022_lawfirm: inability to conduct business during required business hours
// weight: 3
// group: noted_hours
// needs: Event
// param: kind string = missed_business_hours : kind of note
// detail: Noted on {first} ({times} in all){note}
// columns: subject, times, first, note
// version: 2
MATCH (a:Account)-[:HAD_EVENT]->(e:Event)
WHERE NOT coalesce(e.gone, false) AND e.kind = $kind
WITH a, count(DISTINCT e.id) AS times, min(e.at) AS first, min(e.note) AS noted
RETURN a.id AS subject, times AS times, first AS first, CASE WHEN noted IS NULL THEN '' ELSE ': ' + noted END AS note
