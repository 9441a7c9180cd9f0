// id: many_ips_short_time
// title: Logins from many network addresses in a short time
// meaning: Within a day the account was used from many network addresses.
// benign: A telephone that moves between cells and wireless networks, or a household with several providers.
// source: us_it_workers_advisory_2022_lawfirm: multiple logins into one account from various IP addresses in a relatively short period of time
// weight: 6
// group: moving_logins
// needs: Activity.addresses_in_a_day
// param: min_addresses int = 6 : at least so many within 24 hours; addresses many accounts come out of are left out
// detail: Within 24 hours it was used from {addresses} network addresses
// columns: subject, addresses
// version: 2
MATCH (a:Account)-[:WAS_ACTIVE]->(t:Activity)
WHERE t.addresses_in_a_day >= $min_addresses
RETURN a.id AS subject, t.addresses_in_a_day AS addresses
