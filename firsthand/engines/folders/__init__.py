"""What a working folder is made of: files only its owner reads, its key, its log, its end."""
