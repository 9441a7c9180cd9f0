// id: contact_changes
// title: Changing phone numbers or e-mail addresses
// meaning: The account gave several phone numbers or e-mail addresses.
// benign: A private and a business number; a new provider.
// source: us_it_workers_advisory_2022_lawfirm: incorrect or changing contact information, specifically phone numbers and emails
// weight: 6
// group: contact
// needs: HAS_EMAIL|HAS_PHONE
// param: min_values int = 3 : at least so many numbers, or so many addresses
// detail: It gave {values} {kind}
// columns: subject, kind, values
// version: 1
MATCH (a:Account)-[:HAS_EMAIL]->(v:Email)
WITH a, count(DISTINCT v.id) AS found
WHERE found >= $min_values
RETURN a.id AS subject, 'e-mail addresses' AS kind, found AS values
UNION ALL
MATCH (a:Account)-[:HAS_PHONE]->(v:Phone)
WITH a, count(DISTINCT v.id) AS found
WHERE found >= $min_values
RETURN a.id AS subject, 'phone numbers' AS kind, found AS values
