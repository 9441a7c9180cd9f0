// id: bids_without_work
// title: Bids and bids, and never a job
// meaning: For weeks the account only bids: nobody rated it and nothing was paid to it, though its platform knows such things of others. It may be there to win work for somebody else.
// benign: A beginner without luck; jobs paid outside the platform.
// source: us_it_workers_advisory_2022_lawfirm: use proxy accounts to bid on, win, work on and get paid for projects on freelance software developer websites
// weight: 5
// group: proxy
// needs: SENT_DOCUMENT.kind=bid, RATED
// param: min_bids int = 10 : at least so many
// param: min_days int = 30 : from the first to the last, at least
// detail: It sent {bids} bids in {days} days and has neither ratings nor income
// columns: subject, bids, days
// version: 2
MATCH (:Account)-[s:RATED]->(x:Account)
WHERE NOT coalesce(s.gone, false)
WITH collect(DISTINCT x.platform) AS known
MATCH (a:Account)-[r:SENT_DOCUMENT]->(:Document)
WHERE NOT coalesce(r.gone, false) AND r.kind = 'bid' AND a.platform IN known
WITH a, count(r.id) AS bids, (max(r.sent_epoch) - min(r.sent_epoch)) / 86400 AS days
WHERE bids >= $min_bids AND days >= $min_days
  AND NOT EXISTS { MATCH (:Account)-[t:RATED]->(a) WHERE NOT coalesce(t.gone, false) }
  AND NOT EXISTS { MATCH (a)-[p:PAID]->(:PaymentAccount|Wallet|Account) WHERE NOT coalesce(p.gone, false) AND p.direction = 'in' }
RETURN a.id AS subject, bids AS bids, days AS days
