"""Rules that turn facts and a day into reminders."""
