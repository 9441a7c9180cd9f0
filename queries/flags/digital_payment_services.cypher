// id: digital_payment_services
// title: Paid over digital payment services alone
// meaning: Nearly all of the account's transfers go over payment services instead of banks.
// benign: The rule rather than the exception among freelancers; it says something only beside other findings.
// source: us_it_workers_advisory_2022_lawfirm: use of digital payment services, especially China-linked services
// source: bfv_advisory_2024_02: digital payment solutions such as “PayPal” or “Wise”
// weight: 1
// group: payment_service
// needs: PAID.method
// param: methods strings = paypal, wise, payoneer, skrill, neteller, revolut, venmo, cashapp, cash app, zelle, perfect money, webmoney, alipay, wechat, wechat pay, wechatpay, unionpay : in lower case
// param: min_transfers int = 3 : at least so many
// param: min_part float = 0.8 : part of its transfers, at least
// detail: {transfers} of its {known} transfers went over {methods}
// columns: subject, transfers, known, methods
// version: 3
MATCH (a:Account)-[r:PAID]->(:PaymentAccount|Wallet|Account)
WHERE NOT coalesce(r.gone, false) AND NOT coalesce(r.statement, false) AND r.method IS NOT NULL
WITH a, count(r.id) AS known, count(CASE WHEN r.method IN $methods THEN r.id END) AS transfers,
     collect(DISTINCT CASE WHEN r.method IN $methods THEN r.method END) AS methods
WHERE transfers >= $min_transfers AND transfers >= $min_part * known
RETURN a.id AS subject, transfers AS transfers, known AS known, methods AS methods
