"""What letters to the units say: what they are urged to do, what was read of their forms."""
