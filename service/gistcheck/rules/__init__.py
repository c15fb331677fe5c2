"""The rules beside the model: a claim against its evidence, fact by fact."""
