// title: Which red flags were found in a cluster, are clear, or could not be tested
// param: id string : cluster
MATCH (c:ClusterCoverage {id: $id})
RETURN c.found AS found, c.clear AS clear, c.untestable AS untestable, c.missing AS missing
