// id: noted_document_forged
// title: A document noted as forged
// meaning: Somebody noted that a document was forged or altered.
// benign: A bad scan, or a name changed since.
// source: bfv_advisory_2024_02: To this end, they use forged or stolen documents such as identity cards, passports and educational qualifications.
// weight: 20
// group: noted_forgery
// needs: Event
// param: kind string = document_forged : kind of note
// detail: Noted on {first} ({times} in all){note}
// columns: subject, times, first, note
// version: 2
MATCH (a:Account)-[:HAD_EVENT]->(e:Event)
WHERE NOT coalesce(e.gone, false) AND e.kind = $kind
WITH a, count(DISTINCT e.id) AS times, min(e.at) AS first, min(e.note) AS noted
RETURN a.id AS subject, times AS times, first AS first, CASE WHEN noted IS NULL THEN '' ELSE ': ' + noted END AS note
