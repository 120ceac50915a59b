"""Tables, lists and cards that the browser draws as real rows and buttons, from data and never from markup."""
