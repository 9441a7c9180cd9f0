// id: many_countries_short_time
// title: Logins from several countries in a short time
// meaning: Within a day the account was used from several countries, to and fro or faster than anybody travels.
// benign: A VPN that changes its exit. A journey with a stop-over is not found: it goes one way, at the speed of an aeroplane.
// source: us_it_workers_advisory_2022_lawfirm: multiple logins into one account from various IP addresses in a relatively short period of time, especially if the IP addresses are associated with different countries
// weight: 12
// group: moving_logins
// needs: Activity.countries_in_a_day
// param: min_countries int = 3 : at least so many within 24 hours
// param: min_switches int = 3 : changes of country within that day, or
// param: min_jumps int = 1 : changes no journey explains
// detail: Within 24 hours it was used from {countries} countries
// columns: subject, countries
// version: 2
MATCH (a:Account)-[:WAS_ACTIVE]->(t:Activity)
WHERE t.countries_in_a_day >= $min_countries
  AND (t.switches_in_a_day >= $min_switches OR t.jumps_in_a_day >= $min_jumps)
RETURN a.id AS subject, t.countries_in_a_day AS countries
