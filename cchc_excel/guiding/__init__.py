"""What stands where in the plan folders, and what is to be done next (*việc nên làm tiếp*). Prints nothing."""
