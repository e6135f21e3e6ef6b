package dev.fairway.connectors.git;

/// A name that is part of the working tree: a path relative to the scope, and whether it stands for another
/// repository, whose files are not part of this one.
record WorkingName(FileName path, boolean otherRepository) {}
