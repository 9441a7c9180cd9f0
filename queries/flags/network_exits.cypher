// id: network_exits
// title: Logins out of VPNs or data centres
// meaning: Half of the account's logins or more came out of addresses that the watchlist, or a list named under [network], calls exits of VPNs, proxies or data centres. Without such a list nobody can tell.
// benign: A careful person, a company VPN, somebody in a country that blocks sites.
// source: bfv_advisory_2024_02: The geographical location is also adapted and the possibly North Korean location is concealed from the client by using Virtual Private Networks (VPN) or proxy accounts.
// weight: 4
// group: network_exits
// needs: IPAddress.exit
// param: min_logins int = 2 : at least so many
// param: min_part float = 0.5 : of its logins, at least
// detail: {logins} of its {known} logins came out of {exits}
// columns: subject, logins, known, exits
// version: 2
MATCH (a:Account)-[r:LOGGED_IN_FROM]->(v:IPAddress)
WHERE NOT coalesce(r.gone, false) AND v.exit IS NOT NULL
WITH a, count(r.id) AS known, count(CASE WHEN v.exit <> 'none' THEN r.id END) AS logins,
     collect(DISTINCT CASE WHEN v.exit <> 'none' THEN v.exit END) AS exits
WHERE logins >= $min_logins AND logins >= $min_part * known
RETURN a.id AS subject, logins AS logins, known AS known, exits AS exits
