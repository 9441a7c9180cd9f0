// id: crypto_payout
// title: Paid in cryptocurrency
// meaning: The account was paid, or paid, in cryptocurrency.
// benign: Common among freelancers in places with weak banks, and in the trade of blockchain software itself.
// source: us_it_workers_advisory_2022_lawfirm: seeking payment in virtual currency in an effort to avoid the formal financial system
// source: bfv_advisory_2024_02: The payment is preferentially effected through cryptocurrency such as “Bitcoin” and “Ethereum” or digital payment solutions such as “PayPal” or “Wise”.
// weight: 4
// group: cryptocurrency
// needs: PAID
// detail: {transfers} of its transfers were in cryptocurrency
// columns: subject, transfers
// version: 1
MATCH (a:Account)-[r:PAID]->(v:PaymentAccount|Wallet|Account)
WHERE toLower(r.method) = 'crypto' OR EXISTS { MATCH (a)-[s:PAID]->(:Wallet) WHERE s.id = r.id }
RETURN a.id AS subject, count(DISTINCT r.id) AS transfers
