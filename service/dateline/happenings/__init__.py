"""Which claims speak of one happening; where they agree and where they differ. Pure."""
