// id: noted_moved_off_platform
// title: Asked to talk off the platform
// meaning: Somebody noted the wish to go on outside the platform.
// benign: Very common: many prefer mail or a messenger they know.
// source: bfv_advisory_2024_02: Become suspicious when you are being asked whether communication could take place via separate platforms outside of the freelancer or work platform.
// weight: 5
// group: noted_off_platform
// needs: Event
// param: kind string = moved_off_platform : kind of note
// detail: Noted on {first} ({times} in all){note}
// columns: subject, times, first, note
// version: 2
MATCH (a:Account)-[:HAD_EVENT]->(e:Event)
WHERE NOT coalesce(e.gone, false) AND e.kind = $kind
WITH a, count(DISTINCT e.id) AS times, min(e.at) AS first, min(e.note) AS noted
RETURN a.id AS subject, times AS times, first AS first, CASE WHEN noted IS NULL THEN '' ELSE ': ' + noted END AS note
