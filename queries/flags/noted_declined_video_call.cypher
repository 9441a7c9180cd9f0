// id: noted_declined_video_call
// title: Declined a video call
// meaning: Somebody noted that a video call was declined or avoided.
// benign: A bad connection, a disability, a bad day.
// source: bfv_advisory_2024_02: In most cases, video and telephone calls are avoided and meetings on site, for example to carry out face-to-face job interviews, are declined.
// weight: 8
// group: noted_calls
// needs: Event
// param: kind string = declined_video_call : kind of note
// detail: Noted on {first} ({times} in all){note}
// columns: subject, times, first, note
// version: 2
MATCH (a:Account)-[:HAD_EVENT]->(e:Event)
WHERE NOT coalesce(e.gone, false) AND e.kind = $kind
WITH a, count(DISTINCT e.id) AS times, min(e.at) AS first, min(e.note) AS noted
RETURN a.id AS subject, times AS times, first AS first, CASE WHEN noted IS NULL THEN '' ELSE ': ' + noted END AS note
