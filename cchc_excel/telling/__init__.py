"""What is said (*lời văn*): sentences, verdicts, lists as data; who draws them, and where, is `writing`'s."""
