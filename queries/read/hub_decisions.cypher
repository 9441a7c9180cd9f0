// title: Every decision about a value that is shared, oldest first
MATCH (d:HubDecision)
RETURN d.value AS value, d.decision AS decision, d.cluster AS cluster, d.accounts AS accounts, d.by AS by, d.at AS at,
       d.reason AS reason, d.place AS place
ORDER BY place
