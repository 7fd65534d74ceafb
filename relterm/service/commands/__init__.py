"""What a person can do, as frozen values; `Desk.run` carries them out."""
