// id: noted_remote_desktop
// title: Remote desktop software noted
// meaning: Somebody noted remote desktop software on the account's machine.
// benign: Support staff, or a company where it is standard.
// source: us_it_workers_advisory_2022_lawfirm: particularly if use of remote desktop sharing software is not standard company practice
// weight: 10
// group: remote_desktop
// needs: Event
// param: kind string = remote_desktop : kind of note
// detail: Noted on {first} ({times} in all){note}
// columns: subject, times, first, note
// version: 2
MATCH (a:Account)-[:HAD_EVENT]->(e:Event)
WHERE NOT coalesce(e.gone, false) AND e.kind = $kind
WITH a, count(DISTINCT e.id) AS times, min(e.at) AS first, min(e.note) AS noted
RETURN a.id AS subject, times AS times, first AS first, CASE WHEN noted IS NULL THEN '' ELSE ': ' + noted END AS note
