"""The preview: what changed on the disk is built again and shown in the browser."""
