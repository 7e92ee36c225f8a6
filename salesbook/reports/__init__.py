"""PDF documents: gather what the paper says, then compose it. Nothing here writes to the notebook."""
