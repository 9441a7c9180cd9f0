// id: remote_desktop_port
// title: Logins over a port of remote desktop software
// meaning: The account is used over a port of remote desktop software: the person may sit elsewhere.
// benign: An administrator at work, or a company whose staff work on remote desktops. A single login among many is chance: ports are drawn at random.
// source: us_it_workers_advisory_2022_lawfirm: router port or other technical configurations associated with use of remote desktop sharing software, such as port 3389 in the router used to access the account
// weight: 10
// group: remote_desktop
// needs: LOGGED_IN_FROM.port
// param: ports ints = 3389, 5900, 5938, 7070 : RDP, VNC, TeamViewer, AnyDesk
// param: min_logins int = 2 : at least so many logins, or
// param: min_part float = 0.5 : at least this part of those whose port is known
// detail: {logins} of its {known} logins with a known port used that of remote desktop software, the first on {first}
// columns: subject, logins, known, first
// version: 3
MATCH (a:Account)-[r:LOGGED_IN_FROM]->(:IPAddress)
WHERE NOT coalesce(r.gone, false) AND r.port IS NOT NULL
WITH a, count(r.id) AS known,
     count(CASE WHEN r.port IN $ports THEN r.id END) AS logins,
     min(CASE WHEN r.port IN $ports THEN r.at END) AS first
WHERE logins >= $min_logins OR (logins >= 1 AND logins >= $min_part * known)
RETURN a.id AS subject, logins AS logins, known AS known, first AS first
