"""From links to clusters, with ids that last, and the hubs for people to look at."""
