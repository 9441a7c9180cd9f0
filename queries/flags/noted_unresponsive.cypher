// id: noted_unresponsive
// title: Slow or unable to answer
// meaning: Somebody noted that tasks or messages were not answered in time.
// benign: An overworked or careless freelancer.
// source: us_it_workers_advisory_2022_lawfirm: failure to complete or respond to tasks in a timely manner
// weight: 3
// group: noted_hours
// needs: Event
// param: kind string = unresponsive : kind of note
// detail: Noted on {first} ({times} in all){note}
// columns: subject, times, first, note
// version: 2
MATCH (a:Account)-[:HAD_EVENT]->(e:Event)
WHERE NOT coalesce(e.gone, false) AND e.kind = $kind
WITH a, count(DISTINCT e.id) AS times, min(e.at) AS first, min(e.note) AS noted
RETURN a.id AS subject, times AS times, first AS first, CASE WHEN noted IS NULL THEN '' ELSE ': ' + noted END AS note
