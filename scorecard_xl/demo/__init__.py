"""A demonstration council: invented children, with every raw table filled."""
