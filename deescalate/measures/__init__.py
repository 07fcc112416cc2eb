"""How well the ear agrees with raters: pure statistics over values, standard library only."""
