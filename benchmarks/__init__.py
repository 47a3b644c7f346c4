"""How fast the product is, each figure beside a floor measured in the same run."""
