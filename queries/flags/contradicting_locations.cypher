// id: contradicting_locations
// title: Different claimed countries within a cluster
// meaning: Accounts that one hand may run state different claimed countries. It is the contradiction that counts, whatever they state. Members that openly share a home or a firm are left out.
// benign: A team, a family, a slip of the pen, a move between two observations. It adds no points: what is stated must not.
// source: us_it_workers_advisory_2022_lawfirm: inconsistencies in name spelling, nationality, claimed work location, contact information, educational history, work history and other details across a developer’s freelance platform profiles
// weight: 0
// group: biography
// subject: cluster
// needs: Account.country, MEMBER_OF
// detail: Its members state the claimed countries {stated}
// columns: subject, stated
// version: 2
MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)
WHERE a.country IS NOT NULL AND NOT EXISTS { MATCH (a)-[:OPENLY_TOGETHER]-(:Account)-[:MEMBER_OF]->(c) }
WITH c, count(DISTINCT a.country) AS found, collect(DISTINCT a.country) AS stated
WHERE found >= 2
RETURN c.id AS subject, stated AS stated
