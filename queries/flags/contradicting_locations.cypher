// id: contradicting_locations
// title: Different claimed countries within a cluster
// meaning: Accounts that one hand may run state different claimed countries. It is the contradiction that counts, whatever they state.
// benign: A team, a family, a slip of the pen, a move between two observations.
// source: us_it_workers_advisory_2022_lawfirm: inconsistencies in name spelling, nationality, claimed work location, contact information, educational history, work history and other details across a developer’s freelance platform profiles
// weight: 3
// group: biography
// subject: cluster
// needs: Account.country, MEMBER_OF
// detail: Its members state the claimed countries {stated}
// columns: subject, stated
// version: 1
MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)
WHERE a.country IS NOT NULL
WITH c, count(DISTINCT a.country) AS found, collect(DISTINCT a.country) AS stated
WHERE found >= 2
RETURN c.id AS subject, stated AS stated
