// id: small_repeated_charges
// title: Many small charges to one payer
// meaning: Over weeks the account took many small amounts from one payer, at no regular times, which add up to much.
// benign: A client who pays small jobs as they come. Wages at regular times are not found.
// source: us_it_workers_advisory_2022_lawfirm: fraudulently charged the U.S. company’s payment account and stole over $50,000 in 30 small installments over a matter of months
// weight: 10
// group: charges
// needs: PAID.amount, PAID.days_since
// param: min_charges int = 15 : at least so many
// param: most_each float = 2500 : none larger
// param: min_total float = 10000 : together at least
// param: min_days int = 30 : from first to last, at least
// param: min_spread float = 0.2 : variance of the days between them, as a part of the square of their mean; 1 is chance
// detail: {charges} charges of at most {largest} each came to {total} {currency} in {days} days
// columns: subject, charges, largest, total, currency, days
// version: 3
MATCH (a:Account)-[r:PAID]->(v:PaymentAccount|Wallet|Account)
WHERE NOT coalesce(r.gone, false) AND r.direction = 'in' AND r.amount > 0
WITH a, v, coalesce(r.currency, 'of an unknown currency') AS currency, count(r.id) AS charges, sum(r.amount) AS total, max(r.amount) AS largest,
     (max(r.at_epoch) - min(r.at_epoch)) / 86400 AS days,
     count(r.days_since) AS gaps, sum(r.days_since) AS gap, sum(r.days_since * r.days_since) AS squared
WHERE charges >= $min_charges AND largest <= $most_each AND total >= $min_total AND days >= $min_days
  AND gaps * squared - gap * gap >= $min_spread * gap * gap
RETURN a.id AS subject, charges AS charges, largest AS largest, total AS total, currency AS currency, days AS days
