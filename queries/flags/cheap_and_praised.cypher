// id: cheap_and_praised
// title: Very good ratings at a low price
// meaning: The account is rated nearly perfect and asks for much less than others on its platform.
// benign: A beginner who prices carefully, or somebody in a place where life is cheap.
// source: bfv_advisory_2024_02: The remuneration demanded, however, tends to be in the lower price segment.
// weight: 2
// group: ratings
// needs: Account.rating, Account.hourly_rate
// param: min_rating float = 4.9 : rating of at least
// param: part float = 0.4 : rate of at most this part of the platform's mean
// param: min_accounts int = 20 : a platform with at least so many rates
// detail: It is rated {rating} and asks for {rate} an hour; the mean of {platform} is {mean}
// columns: subject, rating, rate, platform, mean
// version: 3
MATCH (m:Account)
WHERE NOT coalesce(m.gone, false) AND m.hourly_rate IS NOT NULL
WITH m.platform AS platform, avg(m.hourly_rate) AS mean, count(*) AS accounts
WHERE accounts >= $min_accounts
MATCH (a:Account)
WHERE NOT coalesce(a.gone, false) AND a.platform = platform AND a.rating >= $min_rating AND a.hourly_rate <= $part * mean
RETURN a.id AS subject, a.rating AS rating, a.hourly_rate AS rate, platform AS platform, round(mean, 0) AS mean
