// id: china_linked_payment_services
// title: Use of payment services linked to China
// meaning: The account is paid over Alipay, WeChat Pay or UnionPay although it does not claim to be in China.
// benign: Somebody who has lived or trades in China.
// source: us_it_workers_advisory_2022_lawfirm: use of digital payment services, especially China-linked services
// weight: 4
// group: payment_service
// needs: PAID.method
// param: methods strings = alipay, wechat, wechat pay, wechatpay, unionpay : in lower case
// param: country string = CN : where they are ordinary
// detail: {transfers} of its transfers used {methods}
// columns: subject, transfers, methods
// version: 1
MATCH (a:Account)-[r:PAID]->(:PaymentAccount|Wallet|Account)
WHERE toLower(r.method) IN $methods AND coalesce(a.country, '') <> $country
RETURN a.id AS subject, count(DISTINCT r.id) AS transfers, collect(DISTINCT toLower(r.method)) AS methods
