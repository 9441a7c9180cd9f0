// id: payout_country_mismatch
// title: Paid out to banks of another country than claimed
// meaning: Most of the account's payouts go to banks in another country than the one the account claims to be in.
// benign: Somebody who moved, works abroad, or banks with a foreign online bank. It adds no points: which country is claimed must not.
// source: us_it_workers_advisory_2022_lawfirm: require verification of banking information corresponding to other identifying documents
// weight: 0
// group: payout
// needs: PAID.bank_country, Account.country
// param: min_transfers int = 2 : at least so many
// param: min_part float = 0.5 : part of the payouts whose bank is known, at least
// detail: It claims to be in {claimed}; {transfers} of {known} payouts went to banks in {banks}
// columns: subject, claimed, transfers, known, banks
// version: 4
MATCH (a:Account)-[r:PAID]->(:PaymentAccount|Wallet|Account)
WHERE NOT coalesce(r.gone, false) AND r.direction = 'out' AND NOT coalesce(r.statement, false) AND r.bank_country IS NOT NULL AND a.country IS NOT NULL
WITH a, count(r.id) AS known,
     count(CASE WHEN r.bank_country <> a.country THEN r.id END) AS transfers,
     collect(DISTINCT CASE WHEN r.bank_country <> a.country THEN r.bank_country END) AS banks
WHERE transfers >= $min_transfers AND transfers >= $min_part * known
RETURN a.id AS subject, a.country AS claimed, transfers AS transfers, known AS known, banks AS banks
