"""The codec benchmark."""
