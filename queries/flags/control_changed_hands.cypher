// id: control_changed_hands
// title: Device and habits changed together
// meaning: Within weeks the account moved to another device and, with it, changed its hours, payee, photo, contact or languages for good: somebody else may be using it. Its owner may have sold or lent it, or may have lost it: a victim is no suspect.
// benign: A new computer bought before a move abroad, or a firm that handed an account over.
// source: us_it_workers_advisory_2022_lawfirm: some of whom sell their identification and account information to the DPRK IT workers
// source: bfv_advisory_2024_02: Occasionally, the IT workers use accounts that are provided by intermediaries in order to further conceal their identities.
// weight: 14
// group: proxy
// needs: Change.aspect=device
// param: days int = 30 : at most so far from the change of device
// param: min_others int = 2 : other things that changed, at least
// detail: Around {at} its device changed, and its {others}
// columns: subject, at, others
// version: 1
MATCH (a:Account)-[:CHANGED]->(d:Change)
WHERE d.aspect = 'device'
MATCH (a)-[:CHANGED]->(o:Change)
WHERE o.aspect <> 'device' AND abs(o.at_epoch - d.at_epoch) <= $days * 86400
WITH a, d, count(DISTINCT o.aspect) AS found, collect(DISTINCT o.aspect) AS others
WHERE found >= $min_others
RETURN a.id AS subject, left(d.at, 10) AS at, others AS others
