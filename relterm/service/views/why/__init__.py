"""Why: the reason of anything a screen claims, the rule in plain words and its entries."""
