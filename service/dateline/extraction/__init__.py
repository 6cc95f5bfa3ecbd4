"""From a `Document` to its claims: sentences, attribution, modality, quantities, times. Pure."""
