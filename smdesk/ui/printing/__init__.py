"""Any Report on paper: laid out once, painted alike on screen, on a printer and into a pdf."""
