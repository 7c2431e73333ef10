// Placeholder until the Mermaid check is bundled.
