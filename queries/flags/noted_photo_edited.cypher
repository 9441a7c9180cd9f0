// id: noted_photo_edited
// title: A photo noted as edited
// meaning: Somebody noted that a picture was edited or generated.
// benign: A filter, a retouched portrait.
// source: bfv_advisory_2024_02: Application photographs are sometimes generated using AI programmes.
// weight: 8
// group: photo
// needs: Event
// param: kind string = photo_edited : kind of note
// detail: Noted on {first} ({times} in all){note}
// columns: subject, times, first, note
// version: 2
MATCH (a:Account)-[:HAD_EVENT]->(e:Event)
WHERE NOT coalesce(e.gone, false) AND e.kind = $kind
WITH a, count(DISTINCT e.id) AS times, min(e.at) AS first, min(e.note) AS noted
RETURN a.id AS subject, times AS times, first AS first, CASE WHEN noted IS NULL THEN '' ELSE ': ' + noted END AS note
