"""What a Порядок demands: the act as data, its norm, deadlines and requirements."""
