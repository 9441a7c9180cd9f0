// title: Accounts that others pay out to, directly or into a purse under their name
// param: min_payers int : other accounts, at least
MATCH (b:Account)-[p:PAID]->(a:Account)
WHERE NOT coalesce(p.gone, false) AND p.direction = 'out' AND NOT coalesce(p.statement, false) AND a.id <> b.id
WITH a, count(DISTINCT b.id) AS others
WHERE others >= $min_payers
RETURN a.id AS account, others AS others
UNION ALL
MATCH (a:Account)-[o:PAID]->(v:PaymentAccount|Wallet)<-[p:PAID]-(b:Account)
WHERE NOT coalesce(o.gone, false) AND NOT coalesce(p.gone, false) AND o.payee = 'own' AND p.payee = 'other' AND o.direction = 'out' AND p.direction = 'out'
  AND NOT coalesce(o.statement, false) AND NOT coalesce(p.statement, false)
WITH a, count(DISTINCT b.id) AS others
WHERE others >= $min_payers
RETURN a.id AS account, others AS others
