// title: How many accounts of each platform have each field
MATCH (a:Account)
WHERE a.observed
RETURN coalesce(a.platform, '') AS platform, count(*) AS accounts, count(a.name) AS name, count(a.handle) AS handle,
       count(a.headline) AS headline, count(a.bio) AS about, count(a.country) AS country, count(a.city) AS city,
       count(a.birth_date) AS birth_date, count(a.timezone) AS time_zone, count(a.hourly_rate) AS hourly_rate,
       count(a.rating) AS rating, count(a.photo) AS photo, count(a.created_at) AS created
ORDER BY platform
