package dev.fairway.core.discovery;

import java.util.List;

/// What was asked for.
///
/// @param runModes whether groups of run modes (`development` and `test` alone, `local`) are compared, too
/// @param branches whether branches are compared although files per environment exist
/// @param branchNames names of local (`staging`) and remote-tracking (`origin/staging`) branches
public record Options(boolean runModes, boolean branches, List<String> branchNames) {

    public Options {
        branchNames = List.copyOf(branchNames);
    }

    public static Options standard() {
        return new Options(false, false, List.of());
    }
}
