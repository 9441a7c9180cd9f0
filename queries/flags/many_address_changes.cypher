// id: many_address_changes
// title: Many residence or delivery addresses
// meaning: Within a year the account gave one residence or delivery address after another.
// benign: A student, a traveller, or an address written in ways too different to be recognised. One move of house is not found.
// source: bfv_advisory_2024_02: Residential and delivery addresses (for work equipment such as laptops and other hardware) often change in rapid succession.
// weight: 6
// group: contact
// needs: Account.addresses_in_a_year
// param: min_addresses int = 3 : at least so many different ones
// detail: Within a year it gave {addresses} residence or delivery addresses
// columns: subject, addresses
// version: 3
MATCH (a:Account)
WHERE NOT coalesce(a.gone, false) AND a.addresses_in_a_year >= $min_addresses
RETURN a.id AS subject, a.addresses_in_a_year AS addresses
