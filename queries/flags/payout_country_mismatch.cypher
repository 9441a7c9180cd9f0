// id: payout_country_mismatch
// title: Paid into a bank of another country than claimed
// meaning: The account's money goes to a bank in another country than the one the account claims to be in.
// benign: Somebody who moved, works abroad, or banks with a foreign online bank.
// source: us_it_workers_advisory_2022_lawfirm: require verification of banking information corresponding to other identifying documents
// weight: 6
// group: payout
// needs: PAID.bank_country, Account.country
// detail: It claims to be in {claimed}; its money went to banks in {banks}
// columns: subject, claimed, banks
// version: 1
MATCH (a:Account)-[r:PAID]->(:PaymentAccount|Wallet|Account)
WHERE r.bank_country IS NOT NULL AND a.country IS NOT NULL AND toLower(r.bank_country) <> toLower(a.country)
RETURN a.id AS subject, a.country AS claimed, collect(DISTINCT r.bank_country) AS banks
