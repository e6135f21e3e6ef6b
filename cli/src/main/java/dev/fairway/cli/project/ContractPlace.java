package dev.fairway.cli.project;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/// Where a contract is, or would be written.
///
/// @param shown its path as messages name it, from the folder that is looked at
/// @param scope the folder that is looked at, from the one that the contract speaks of: empty, or ending in `/`
/// @param exists whether it is there
public record ContractPlace(Path file, String shown, String scope, boolean exists) {

    public ContractPlace {
        requireNonNull(file, "file");
        requireNonNull(shown, "shown");
        requireNonNull(scope, "scope");
    }
}
