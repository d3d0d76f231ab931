"""How the desk looks: colours, sizes, icons and fonts. No colour literal stands anywhere else."""
