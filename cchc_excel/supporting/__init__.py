"""Documents that came with returns (*văn bản minh chứng*): what they show, and which rows they belong to."""
