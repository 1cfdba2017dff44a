"""Whether attribution is shown fairly: findings, never a verdict."""
