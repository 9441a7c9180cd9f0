// id: transfers_through_companies
// title: Transfers routed through companies
// meaning: Money took a way over one or more companies, which hides where it ends.
// benign: A payroll provider, an agency or a payment processor in between.
// source: us_it_workers_advisory_2022_lawfirm: transfers routed through one or more companies to disguise the ultimate destination of the funds
// weight: 8
// group: payout
// needs: PAID.via
// param: min_transfers int = 2 : at least so many
// detail: {transfers} transfers went through {companies}
// columns: subject, transfers, companies
// version: 1
MATCH (a:Account)-[r:PAID]->(:PaymentAccount|Wallet|Account)
WHERE r.via IS NOT NULL AND r.via <> ''
WITH a, count(DISTINCT r.id) AS transfers, collect(DISTINCT r.via) AS companies
WHERE transfers >= $min_transfers
RETURN a.id AS subject, transfers AS transfers, companies AS companies
