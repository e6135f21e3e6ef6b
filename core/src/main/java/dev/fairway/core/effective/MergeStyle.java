package dev.fairway.core.effective;

/// By whose rules one document is laid over another.
public enum MergeStyle {
    /// Helm values: mappings merge, lists are replaced, an explicit null removes what the base says.
    HELM,
    /// Spring Boot configuration: mappings merge, names bind relaxed (`max-size`, `maxSize`, `MAX_SIZE`), lists are
    /// replaced.
    SPRING,
    /// Compose override files: environment, labels, ports, volumes and the like merge by their own keys.
    COMPOSE,
    /// .NET configuration: names ignore case, arrays merge by position.
    APPSETTINGS,
    /// Names and values without depth: each name is taken whole from the last file that has it.
    DOTENV,
    /// Terraform variables over their defaults: each variable is replaced whole.
    TFVARS,
    /// A base of no particular tool: mappings merge, lists are replaced.
    PLAIN_BASE,
    /// A Kubernetes strategic merge patch: lists of known kinds merge by their identity, null and `$patch` remove.
    KUBERNETES
}
