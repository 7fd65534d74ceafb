"""Files in and out: bytes to drafts and drafts to bytes."""
