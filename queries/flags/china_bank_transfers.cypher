// id: china_bank_transfers
// title: Frequent transfers to bank accounts in China by an account that claims to be elsewhere
// meaning: Several transfers went to banks in China although the account does not claim to be there.
// benign: A business with suppliers or family in China.
// source: us_it_workers_advisory_2022_lawfirm: frequent transfers of money through payment platforms, especially to bank accounts in China
// weight: 8
// group: payout
// needs: PAID.bank_country
// param: min_transfers int = 3 : at least so many
// param: country string = CN : country of the banks
// detail: {transfers} transfers went to banks in {bank_country}
// columns: subject, transfers, bank_country
// version: 3
MATCH (a:Account)-[r:PAID]->(:PaymentAccount|Wallet|Account)
WHERE NOT coalesce(r.gone, false) AND r.direction = 'out' AND r.bank_country = $country AND coalesce(a.country, '') <> $country
WITH a, count(r.id) AS transfers
WHERE transfers >= $min_transfers
RETURN a.id AS subject, transfers AS transfers, $country AS bank_country
