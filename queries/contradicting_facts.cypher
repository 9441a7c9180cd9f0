// title: Contradicting facts in a cluster
// answers: Where do its members state different birth dates, genders, countries, nationalities or names?
// param: cluster string : id of the cluster
// columns: fact, value, account
MATCH (c:Cluster {id: $cluster})<-[:MEMBER_OF]-(m:Account)
WITH c, count(DISTINCT m.birth_date) AS stated
WHERE stated > 1
MATCH (c)<-[:MEMBER_OF]-(a:Account)
WHERE a.birth_date IS NOT NULL
RETURN 'birth_date' AS fact, a.birth_date AS value, a.id AS account
UNION ALL
MATCH (c:Cluster {id: $cluster})<-[:MEMBER_OF]-(m:Account)
WITH c, count(DISTINCT m.gender) AS stated
WHERE stated > 1
MATCH (c)<-[:MEMBER_OF]-(a:Account)
WHERE a.gender IS NOT NULL
RETURN 'gender' AS fact, a.gender AS value, a.id AS account
UNION ALL
MATCH (c:Cluster {id: $cluster})<-[:MEMBER_OF]-(m:Account)
WITH c, count(DISTINCT m.country) AS stated
WHERE stated > 1
MATCH (c)<-[:MEMBER_OF]-(a:Account)
WHERE a.country IS NOT NULL
RETURN 'country' AS fact, a.country AS value, a.id AS account
UNION ALL
MATCH (c:Cluster {id: $cluster})<-[:MEMBER_OF]-(m:Account)
WITH c, count(DISTINCT m.nationality) AS stated
WHERE stated > 1
MATCH (c)<-[:MEMBER_OF]-(a:Account)
WHERE a.nationality IS NOT NULL
RETURN 'nationality' AS fact, a.nationality AS value, a.id AS account
UNION ALL
MATCH (c:Cluster {id: $cluster})<-[:MEMBER_OF]-(m:Account)
WITH c, count(DISTINCT m.name) AS stated
WHERE stated > 1
MATCH (c)<-[:MEMBER_OF]-(a:Account)
WHERE a.name IS NOT NULL
RETURN 'name' AS fact, a.name AS value, a.id AS account
