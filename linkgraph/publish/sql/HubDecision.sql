SELECT left(md5(concat_ws('|', value, decision, who, "at", coalesce(cluster, ''), place)), 16) AS id,
       value, decision, cluster, accounts, who AS "by", reason, "at", place FROM hub_said
