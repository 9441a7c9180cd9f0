// id: impossible_travel
// title: Logins from places too far apart for the time between them
// meaning: Two logins in a row came from countries so far apart that nobody could have travelled from one to the other.
// benign: A VPN switched on or off, an address listed under the wrong country, a colleague who helps out. Exits that many accounts come out of, as of a company's VPN, are left out.
// source: us_it_workers_advisory_2022_lawfirm: multiple logins into one account from various IP addresses in a relatively short period of time, especially if the IP addresses are associated with different countries
// weight: 12
// group: moving_logins
// needs: Activity.countries_in_a_day
// param: min_kmh float = 1000 : faster than an airliner; measured between the nearer cities of the two countries
// detail: From {way}: at least {kmh} km an hour
// columns: subject, way, kmh
// version: 1
MATCH (a:Account)-[:WAS_ACTIVE]->(t:Activity)
WHERE t.fastest_kmh > $min_kmh
RETURN a.id AS subject, t.fastest_way AS way, round(t.fastest_kmh, 0) AS kmh
