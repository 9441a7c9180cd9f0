// id: hours_against_time_zone
// title: Awake when the claimed time zone sleeps
// meaning: By the clock of the time zone it claims, the account works through the night and hardly ever in business hours.
// benign: Permanent night work, a second job, clients on the other side of the world. Rotating shifts are not found: they reach business hours too.
// source: us_it_workers_advisory_2022_lawfirm: payment platform profiles and assessed location and hours
// source: us_it_workers_advisory_2022_lawfirm: inability to conduct business during required business hours
// weight: 8
// group: hours
// needs: Activity.night_share
// param: min_hours int = 20 : hours with a login, at least
// param: min_days int = 7 : days with one, at least
// param: min_night float = 0.3 : part of them between 1 and 6, at least; a quarter would be chance
// param: max_business float = 0.1 : part of them between 8 and 18 from Monday to Friday, at most
// detail: By the clock of {zone}, {night} of its hours are between 1 and 6, {business} in business hours
// columns: subject, zone, night, business
// version: 1
MATCH (a:Account)-[:WAS_ACTIVE]->(t:Activity)
WHERE t.hours >= $min_hours AND t.days >= $min_days
  AND t.night_share >= $min_night AND t.business_share <= $max_business
RETURN a.id AS subject, t.zone AS zone, t.night_share AS night, t.business_share AS business
