"""The computer we run on: folders, resources, settings, keychain, language, clock, log."""
