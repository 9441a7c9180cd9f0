// id: many_countries_short_time
// title: Logins from several countries in a short time
// meaning: Within one window of time the account was used from network addresses of several countries.
// benign: A traveller with a stop-over, or a VPN that changes its exit.
// source: us_it_workers_advisory_2022_lawfirm: multiple logins into one account from various IP addresses in a relatively short period of time, especially if the IP addresses are associated with different countries
// weight: 12
// group: moving_logins
// needs: LOGGED_IN_FROM.country, LOGGED_IN_FROM.at_epoch
// param: hours int = 24 : length of the window
// param: min_countries int = 3 : at least so many
// detail: Within {hours} hours it was used from {countries} countries
// columns: subject, countries, hours
// version: 1
MATCH (a:Account)-[r:LOGGED_IN_FROM]->(:IPAddress)
WHERE r.country IS NOT NULL AND r.at_epoch IS NOT NULL
WITH a, count(DISTINCT r.country) AS ever
WHERE ever >= $min_countries
MATCH (a)-[s:LOGGED_IN_FROM]->(:IPAddress)
MATCH (a)-[t:LOGGED_IN_FROM]->(:IPAddress)
WHERE t.country IS NOT NULL AND t.at_epoch >= s.at_epoch AND t.at_epoch <= s.at_epoch + $hours * 3600
WITH a, s.id AS beginning, count(DISTINCT t.country) AS countries
WHERE countries >= $min_countries
RETURN a.id AS subject, max(countries) AS countries, $hours AS hours
