"""What lies in `nhan/`: files, containers, mails."""
