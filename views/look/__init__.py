"""How stances and voices look, wherever they are shown."""
