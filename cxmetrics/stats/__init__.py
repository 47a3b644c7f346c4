"""Statistics on plain numbers: no customer, no file, no word that is not a statistician's."""
