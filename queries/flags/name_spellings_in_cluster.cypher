// id: name_spellings_in_cluster
// title: Many names within a cluster
// meaning: Accounts that one hand may run go by different names. Members that openly share a home or a firm are left out.
// benign: A team or a family that shares equipment.
// source: us_it_workers_advisory_2022_lawfirm: inconsistencies in name spelling, nationality, claimed work location, contact information, educational history, work history and other details across a developer’s freelance platform profiles
// weight: 6
// group: names
// subject: cluster
// needs: Account.name, MEMBER_OF
// param: min_names int = 3 : at least so many
// detail: Its members go by {names}
// columns: subject, names
// version: 2
MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)
WHERE NOT EXISTS { MATCH (a)-[:OPENLY_TOGETHER]-(:Account)-[:MEMBER_OF]->(c) }
WITH c, count(DISTINCT toLower(a.name)) AS found, collect(DISTINCT a.name) AS names
WHERE found >= $min_names
RETURN c.id AS subject, names AS names
