"""Are two pictures one: proposals by what they share, then proof on the pictures themselves."""
