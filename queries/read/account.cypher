// title: One account
// param: id string : account
MATCH (a:Account {id: $id})
RETURN a.id AS id, a.platform AS platform, a.handle AS handle, a.name AS name, a.names AS names,
       a.headline AS headline, a.bio AS bio, a.country AS country, a.city AS city, a.nationality AS nationality,
       a.birth_date AS birth_date, a.gender AS gender, a.languages AS languages, a.timezone AS timezone,
       a.education AS education, a.employment AS employment, a.skills AS skills,
       a.hourly_rate AS hourly_rate, a.rating AS rating, a.photo AS photo, a.created_at AS created_at,
       a.first_seen AS first_seen, a.last_seen AS last_seen, a.attributes AS attributes,
       a.file AS file, a.line AS line, a.gone AS gone, a.observed AS observed
