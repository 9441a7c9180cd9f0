// id: contradicting_genders
// title: Different genders within a cluster
// meaning: Accounts that one hand may run state different genders. It is the contradiction that counts, whatever they state. Members that openly share a home or a firm are left out.
// benign: A team, a family, a slip of the pen, a move between two observations.
// source: us_it_workers_advisory_2022_lawfirm: inconsistencies in name spelling, nationality, claimed work location, contact information, educational history, work history and other details across a developer’s freelance platform profiles
// weight: 6
// group: biography
// subject: cluster
// needs: Account.gender, MEMBER_OF
// detail: Its members state the genders {stated}
// columns: subject, stated
// version: 2
MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)
WHERE a.gender IS NOT NULL AND NOT EXISTS { MATCH (a)-[:OPENLY_TOGETHER]-(:Account)-[:MEMBER_OF]->(c) }
WITH c, count(DISTINCT a.gender) AS found, collect(DISTINCT a.gender) AS stated
WHERE found >= 2
RETURN c.id AS subject, stated AS stated
