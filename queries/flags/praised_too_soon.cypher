// id: praised_too_soon
// title: Many excellent ratings soon after it was made
// meaning: Within weeks of its creation the account had many ratings, nearly all of them perfect.
// benign: An experienced freelancer who brought clients along to a new platform.
// source: bfv_advisory_2024_02: the customer ratings on the accounts on the freelancer platforms are usually extremely positive
// weight: 4
// group: ratings
// needs: RATED.rating, Account.created_epoch
// param: days int = 45 : from its creation, at most
// param: min_ratings int = 8 : at least so many
// param: min_mean float = 4.9 : their mean, at least
// detail: Within {days} days of its creation it had {ratings} ratings with a mean of {mean}
// columns: subject, days, ratings, mean
// version: 2
MATCH (:Account)-[r:RATED]->(a:Account)
WHERE NOT coalesce(r.gone, false) AND r.at_epoch >= a.created_epoch AND r.at_epoch <= a.created_epoch + $days * 86400 AND r.rating IS NOT NULL
WITH a, count(r.id) AS ratings, avg(r.rating) AS mean
WHERE ratings >= $min_ratings AND mean >= $min_mean
RETURN a.id AS subject, $days AS days, ratings AS ratings, mean AS mean
