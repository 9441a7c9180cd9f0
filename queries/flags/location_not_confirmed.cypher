// id: location_not_confirmed
// title: Never used from the country it claims
// meaning: All logins whose country is known came from other countries than the one the account claims.
// benign: A long stay abroad, a provider whose addresses are listed elsewhere. It adds no points: which country is claimed must not.
// source: us_it_workers_advisory_2022_lawfirm: payment platform profiles and assessed location and hours
// source: bfv_advisory_2024_02: The geographical location is also adapted and the possibly North Korean location is concealed from the client by using Virtual Private Networks (VPN) or proxy accounts.
// weight: 0
// group: hours
// needs: Account.country, LOGGED_IN_FROM.country
// param: min_logins int = 5 : at least so many
// detail: It claims to be in {claimed}; its {logins} logins came from {seen}
// columns: subject, claimed, logins, seen
// version: 2
MATCH (a:Account)-[r:LOGGED_IN_FROM]->(:IPAddress)
WHERE NOT coalesce(r.gone, false) AND a.country IS NOT NULL AND r.country IS NOT NULL
WITH a, count(r.id) AS logins, count(CASE WHEN r.country = a.country THEN r.id END) AS home,
     collect(DISTINCT r.country) AS seen
WHERE logins >= $min_logins AND home = 0
RETURN a.id AS subject, a.country AS claimed, logins AS logins, seen AS seen
