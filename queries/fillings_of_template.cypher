// title: What each account filled into a template
// answers: Who used this template, when, for which client, and with what in its changing fields?
// param: template string : id of the template
// columns: account, client, sent_at, fillings, document
MATCH (a:Account)-[s:SENT_DOCUMENT]->(d:Document)-[f:FROM_TEMPLATE]->(t:Template {id: $template})
WHERE NOT coalesce(s.gone, false)
RETURN DISTINCT a.id AS account, s.client AS client, s.sent_at AS sent_at, f.fillings AS fillings, d.id AS document
ORDER BY account, document
