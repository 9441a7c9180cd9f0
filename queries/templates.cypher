// title: Templates, the most used first
// answers: Which texts do several accounts use with other names, clients and rates in them?
// param: min_accounts int = 2 : accounts that use it
// columns: template, accounts, documents, fields, kinds, held_back, text
MATCH (t:Template)
WHERE t.accounts >= $min_accounts
RETURN t.id AS template, t.accounts AS accounts, t.documents AS documents, t.fields AS fields,
       t.kinds AS kinds, t.held_back AS held_back, t.text AS text
ORDER BY accounts DESC, template
