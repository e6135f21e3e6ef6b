package dev.fairway.formats.read;

/// The shape of a file's text.
public enum Format {
    YAML,
    JSON,
    TOML,
    PROPERTIES,
    DOTENV,
    HCL,
    INI,
    /// Nothing that holds settings, or nothing that we read.
    OTHER
}
