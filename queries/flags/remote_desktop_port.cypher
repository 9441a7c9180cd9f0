// id: remote_desktop_port
// title: Login over a port of remote desktop software
// meaning: The account was used over the port of remote desktop software: the person may sit elsewhere.
// benign: An administrator at work, or a company whose staff work on remote desktops.
// source: us_it_workers_advisory_2022_lawfirm: router port or other technical configurations associated with use of remote desktop sharing software, such as port 3389 in the router used to access the account
// weight: 10
// group: remote_desktop
// needs: LOGGED_IN_FROM.port
// param: port int = 3389 : the port
// detail: {logins} of its logins used port {port}, the first on {first}
// columns: subject, logins, first, port
// version: 1
MATCH (a:Account)-[r:LOGGED_IN_FROM]->(:IPAddress)
WHERE r.port = $port
RETURN a.id AS subject, count(DISTINCT r.id) AS logins, min(r.at) AS first, $port AS port
