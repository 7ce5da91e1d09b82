"""What the periodic report says (*lời văn báo cáo*), as plain words; `writing/report` puts it into Word."""
