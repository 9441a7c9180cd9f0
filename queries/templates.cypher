// title: Templates, the most used first
// answers: Which texts do several accounts use with other names, clients and rates in them?
// param: min_accounts int = 2 : accounts that use it
// columns: template, accounts, documents, fields, text
MATCH (t:Template)
WHERE t.accounts >= $min_accounts
RETURN t.id AS template, t.accounts AS accounts, t.documents AS documents, t.fields AS fields, t.text AS text
ORDER BY accounts DESC, template
