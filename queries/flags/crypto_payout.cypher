// id: crypto_payout
// title: Paid mostly in cryptocurrency
// meaning: Half of the account's transfers or more are in cryptocurrency.
// benign: Common among freelancers in places with weak banks, and in the trade of blockchain software itself. A single such transfer among many is no finding.
// source: us_it_workers_advisory_2022_lawfirm: seeking payment in virtual currency in an effort to avoid the formal financial system
// source: bfv_advisory_2024_02: The payment is preferentially effected through cryptocurrency such as “Bitcoin” and “Ethereum” or digital payment solutions such as “PayPal” or “Wise”.
// weight: 4
// group: cryptocurrency
// needs: PAID
// param: methods strings = crypto, cryptocurrency, bitcoin, btc, ethereum, eth, tether, usdt, usdc : in lower case; a wallet at the other end counts too
// param: min_part float = 0.5 : part of its transfers, at least
// detail: {transfers} of its {known} transfers were in cryptocurrency
// columns: subject, transfers, known
// version: 3
MATCH (a:Account)-[r:PAID]->(v:PaymentAccount|Wallet|Account)
WHERE NOT coalesce(r.gone, false) AND (r.method IS NOT NULL OR v.chain IS NOT NULL)
WITH a, count(r.id) AS known,
     count(CASE WHEN r.method IN $methods OR v.chain IS NOT NULL THEN r.id END) AS transfers
WHERE transfers >= 1 AND transfers >= $min_part * known
RETURN a.id AS subject, transfers AS transfers, known AS known
