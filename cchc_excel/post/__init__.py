"""The post: the office's mailbox, and what is remembered of letters. The only room that speaks to a network."""
