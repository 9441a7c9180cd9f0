// id: name_spellings_in_cluster
// title: Many names within a cluster
// meaning: Accounts that one hand may run go by different names.
// benign: A team or a family that shares equipment.
// source: us_it_workers_advisory_2022_lawfirm: inconsistencies in name spelling, nationality, claimed work location, contact information, educational history, work history and other details across a developer’s freelance platform profiles
// weight: 6
// group: names
// subject: cluster
// needs: Account.name, MEMBER_OF
// param: min_names int = 3 : at least so many
// detail: Its members go by {names}
// columns: subject, names
// version: 1
MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)
WITH c, count(DISTINCT toLower(a.name)) AS found, collect(DISTINCT a.name) AS names
WHERE found >= $min_names
RETURN c.id AS subject, names AS names
