SELECT id, cluster, kind, detail, run, "at" FROM cluster_event
