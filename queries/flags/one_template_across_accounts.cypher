// id: one_template_across_accounts
// title: One template across accounts
// meaning: The account sends or shows a text that other accounts send too, word for word or with a few words changed, and they do not say that they work for one firm.
// benign: A template taken from the web or a platform's own boilerplate; an agency that writes for its members. The more strangers use a text, the less it weighs, and a widely used one is left out. So is what a person took out.
// source: us_it_workers_advisory_2022_lawfirm: frequent use of document templates for things such as bidding documents and project communication methods, especially if the same templates are used across different developer accounts
// weight: 10
// group: template
// needs: SENT_DOCUMENT
// param: min_weight float = 7 : bits of evidence, so that boilerplate and widely used templates stay out
// detail: It uses the same text as {accounts}
// columns: subject, accounts
// version: 3
MATCH (a:Account)-[e:EVIDENCE]-(b:Account)
WHERE e.signal = 'document' AND e.weight >= $min_weight AND NOT coalesce(e.suppressed, false)
  AND NOT EXISTS { MATCH (a)-[:OPENLY_TOGETHER]-(b) }
RETURN a.id AS subject, collect(DISTINCT b.id) AS accounts
