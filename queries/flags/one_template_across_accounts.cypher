// id: one_template_across_accounts
// title: One template across accounts
// meaning: The account sends or shows a text that other accounts send too, word for word or with a few words changed.
// benign: A template taken from the web or a platform's own boilerplate; an agency that writes for its members.
// source: us_it_workers_advisory_2022_lawfirm: frequent use of document templates for things such as bidding documents and project communication methods, especially if the same templates are used across different developer accounts
// weight: 10
// group: template
// needs: SENT_DOCUMENT
// param: max_distance float = 0.5 : 0 is the same text, 1 shares nothing
// detail: It uses the same text as {accounts}
// columns: subject, accounts
// version: 1
MATCH (a:Account)-[:SENT_DOCUMENT]->(d:Document)<-[:SENT_DOCUMENT]-(b:Account)
WHERE a.id <> b.id AND coalesce(d.hub, false) = false
RETURN a.id AS subject, collect(DISTINCT b.id) AS accounts
UNION ALL
MATCH (a:Account)-[:SENT_DOCUMENT]->(d:Document)-[s:SIMILAR_TEXT]-(e:Document)<-[:SENT_DOCUMENT]-(b:Account)
WHERE a.id <> b.id AND s.distance <= $max_distance
  AND coalesce(d.hub, false) = false AND coalesce(e.hub, false) = false
RETURN a.id AS subject, collect(DISTINCT b.id) AS accounts
