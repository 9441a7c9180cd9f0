// id: china_linked_payment_services
// title: Use of payment services linked to China
// meaning: The account is paid over Alipay, WeChat Pay or UnionPay although it does not claim to be in China.
// benign: Somebody who has lived or trades in China, or sells to clients there.
// source: us_it_workers_advisory_2022_lawfirm: use of digital payment services, especially China-linked services
// weight: 4
// group: payment_service
// needs: PAID.method
// param: methods strings = alipay, wechat, wechat pay, wechatpay, unionpay : in lower case
// param: country string = CN : where they are ordinary
// param: min_transfers int = 2 : at least so many
// detail: {transfers} of its transfers used {methods}
// columns: subject, transfers, methods
// version: 3
MATCH (a:Account)-[r:PAID]->(:PaymentAccount|Wallet|Account)
WHERE NOT coalesce(r.gone, false) AND r.method IN $methods AND coalesce(a.country, '') <> $country
WITH a, count(r.id) AS transfers, collect(DISTINCT r.method) AS methods
WHERE transfers >= $min_transfers
RETURN a.id AS subject, transfers AS transfers, methods AS methods
