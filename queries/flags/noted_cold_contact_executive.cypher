// id: noted_cold_contact_executive
// title: Cold contact as an executive
// meaning: Somebody noted that a supposed executive offered services unasked.
// benign: An eager founder of a small company.
// source: us_it_workers_advisory_2022_lawfirm: direct messaging or cold-calls from individuals purporting to be C-suite level executives of software development companies to solicit services or advertise proficiencies
// weight: 5
// group: noted_cold_contact
// needs: Event
// param: kind string = cold_contact_executive : kind of note
// detail: Noted on {first} ({times} in all){note}
// columns: subject, times, first, note
// version: 2
MATCH (a:Account)-[:HAD_EVENT]->(e:Event)
WHERE NOT coalesce(e.gone, false) AND e.kind = $kind
WITH a, count(DISTINCT e.id) AS times, min(e.at) AS first, min(e.note) AS noted
RETURN a.id AS subject, times AS times, first AS first, CASE WHEN noted IS NULL THEN '' ELSE ': ' + noted END AS note
