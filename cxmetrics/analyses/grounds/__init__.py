"""What statements about metrics are judged on."""
