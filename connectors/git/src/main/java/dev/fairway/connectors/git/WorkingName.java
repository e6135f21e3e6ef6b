package dev.fairway.connectors.git;

/// A name that is part of the working tree: a path relative to the scope, and what it stands for.
record WorkingName(FileName path, Kind kind) {

    /// What a name stands for.
    enum Kind {
        FILE,
        /// Another repository, whose files are not part of this one.
        OTHER_REPOSITORY,
        /// A folder that nobody may look into.
        CLOSED_FOLDER
    }

    static WorkingName of(FileName path, boolean otherRepository) {
        return new WorkingName(path, otherRepository ? Kind.OTHER_REPOSITORY : Kind.FILE);
    }
}
