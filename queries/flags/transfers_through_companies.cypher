// id: transfers_through_companies
// title: Transfers routed through companies
// meaning: Money took a way over one or more companies, which hides where it ends. The platform itself and well-known payment and payroll services do not count.
// benign: A small payroll provider or an agency in between.
// source: us_it_workers_advisory_2022_lawfirm: transfers routed through one or more companies to disguise the ultimate destination of the funds
// weight: 8
// group: payout
// needs: PAID.via
// param: min_transfers int = 2 : at least so many
// param: known strings = escrow, paypal, wise, payoneer, stripe, deel, gusto, papaya, adp, paychex, rippling, remote.com, upwork, fiverr, freelancer, toptal, guru.com, peopleperhour, revolut, skrill, western union, swift : services nobody hides behind, in lower case
// detail: {transfers} transfers went through {companies}
// columns: subject, transfers, companies
// version: 3
MATCH (a:Account)-[r:PAID]->(:PaymentAccount|Wallet|Account)
WHERE NOT coalesce(r.gone, false) AND r.via IS NOT NULL AND r.via <> ''
  AND NOT toLower(r.via) CONTAINS a.platform AND NOT any(word IN $known WHERE toLower(r.via) CONTAINS word)
WITH a, count(r.id) AS transfers, collect(DISTINCT r.via) AS companies
WHERE transfers >= $min_transfers
RETURN a.id AS subject, transfers AS transfers, companies AS companies
