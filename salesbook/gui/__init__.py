"""Everything Qt. Screens show what they asked, and ask again when told that something of that kind changed."""
