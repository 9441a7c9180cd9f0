// id: simple_biography
// title: A remarkably simple profile
// meaning: The account describes itself in a few words and states no school, employer or skill, while most of its platform say more.
// benign: A beginner, somebody who dislikes forms, or who lets the work speak.
// source: us_it_workers_advisory_2022_lawfirm: surprisingly simple portfolio websites, social media profiles or developer profiles
// weight: 2
// group: biography
// needs: Account.bio
// param: most int = 60 : bytes of the biography, at most
// param: part float = 0.4 : of the platform's mean length, at most
// param: min_accounts int = 20 : a platform with at least so many biographies
// detail: Its biography has {length} characters; the mean of {platform} is {mean}
// columns: subject, length, platform, mean
// version: 2
MATCH (m:Account)
WHERE NOT coalesce(m.gone, false) AND m.bio_length IS NOT NULL
WITH m.platform AS platform, avg(m.bio_length) AS mean, count(*) AS accounts
WHERE accounts >= $min_accounts
MATCH (a:Account)
WHERE NOT coalesce(a.gone, false) AND a.platform = platform AND a.bio_length <= $most AND a.bio_length <= $part * mean
  AND size(coalesce(a.education, [])) = 0 AND size(coalesce(a.employment, [])) = 0 AND size(coalesce(a.skills, [])) <= 1
RETURN a.id AS subject, a.bio_length AS length, platform AS platform, round(mean, 0) AS mean
