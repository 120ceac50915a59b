"""How stances and voices look, on the dashboard and on the published site."""
