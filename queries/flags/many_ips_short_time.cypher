// id: many_ips_short_time
// title: Logins from many network addresses in a short time
// meaning: Within one window of time the account was used from many network addresses.
// benign: A telephone that moves between cells and wireless networks, or a household with several providers.
// source: us_it_workers_advisory_2022_lawfirm: multiple logins into one account from various IP addresses in a relatively short period of time
// weight: 6
// group: moving_logins
// needs: LOGGED_IN_FROM.at_epoch
// param: hours int = 24 : length of the window
// param: min_addresses int = 6 : at least so many
// detail: Within {hours} hours it was used from {addresses} network addresses
// columns: subject, addresses, hours
// version: 1
MATCH (a:Account)-[r:LOGGED_IN_FROM]->(v:IPAddress)
WHERE r.at_epoch IS NOT NULL
WITH a, count(DISTINCT v.id) AS ever
WHERE ever >= $min_addresses
MATCH (a)-[s:LOGGED_IN_FROM]->(:IPAddress)
MATCH (a)-[t:LOGGED_IN_FROM]->(w:IPAddress)
WHERE t.at_epoch >= s.at_epoch AND t.at_epoch <= s.at_epoch + $hours * 3600
WITH a, s.id AS beginning, count(DISTINCT w.id) AS addresses
WHERE addresses >= $min_addresses
RETURN a.id AS subject, max(addresses) AS addresses, $hours AS hours
