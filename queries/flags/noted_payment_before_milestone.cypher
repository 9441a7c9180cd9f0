// id: noted_payment_before_milestone
// title: Asked for payment before a milestone
// meaning: Somebody noted that payment was asked for before the work was due.
// benign: A freelancer who was cheated before.
// source: us_it_workers_advisory_2022_lawfirm: requesting payment for contracts without meeting production benchmarks or check-in meetings
// weight: 6
// group: noted_payment
// needs: Event
// param: kind string = payment_before_milestone : kind of note
// detail: Noted on {first} ({times} in all){note}
// columns: subject, times, first, note
// version: 2
MATCH (a:Account)-[:HAD_EVENT]->(e:Event)
WHERE NOT coalesce(e.gone, false) AND e.kind = $kind
WITH a, count(DISTINCT e.id) AS times, min(e.at) AS first, min(e.note) AS noted
RETURN a.id AS subject, times AS times, first AS first, CASE WHEN noted IS NULL THEN '' ELSE ': ' + noted END AS note
