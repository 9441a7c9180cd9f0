// id: contradicting_education
// title: One name, different schools, within a cluster
// meaning: Accounts of one name that one hand may run give schools of which none is the same.
// benign: Profiles that each leave some out; two people of one name.
// source: us_it_workers_advisory_2022_lawfirm: inconsistencies in name spelling, nationality, claimed work location, contact information, educational history, work history and other details across a developer’s freelance platform profiles
// source: bfv_advisory_2024_02: In many cases, social network profiles indicated do not match the CV provided.
// weight: 5
// group: biography
// subject: cluster
// needs: Account.education, SIMILAR_NAME, MEMBER_OF
// detail: Under one name its members give {one} and {other}
// columns: subject, one, other
// version: 1
MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)-[:SIMILAR_NAME]->(b:Account)
WHERE size(a.education) > 0 AND size(b.education) > 0 AND none(x IN a.education WHERE x IN b.education)
WITH c, a, b
MATCH (b)-[:MEMBER_OF]->(c)
RETURN c.id AS subject, a.education AS one, b.education AS other
