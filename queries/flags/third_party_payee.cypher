// id: third_party_payee
// title: Paid out to somebody else
// meaning: Most payouts go to a name that is none of the account's own, a person's or a firm's.
// benign: A spouse's account, a firm of one's own under another name, a name that was misread.
// source: bfv_advisory_2024_02: Occasionally, the IT workers use accounts that are provided by intermediaries in order to further conceal their identities.
// source: us_it_workers_advisory_2022_lawfirm: transfers routed through one or more companies to disguise the ultimate destination of the funds
// weight: 8
// group: payout
// needs: PAID.payee
// param: min_transfers int = 2 : at least so many
// param: min_part float = 0.5 : part of the payouts whose payee is known, at least
// detail: {transfers} of its {known} payouts with a known payee went to {payees}
// columns: subject, transfers, known, payees
// version: 3
MATCH (a:Account)-[r:PAID]->(:PaymentAccount|Wallet|Account)
WHERE NOT coalesce(r.gone, false) AND r.direction = 'out' AND NOT coalesce(r.statement, false) AND r.payee IS NOT NULL
WITH a, count(r.id) AS known, count(CASE WHEN r.payee <> 'own' THEN r.id END) AS transfers,
     collect(DISTINCT CASE WHEN r.payee <> 'own' THEN r.counterparty_name END) AS payees
WHERE transfers >= $min_transfers AND transfers > $min_part * known
RETURN a.id AS subject, transfers AS transfers, known AS known, payees AS payees
