package dev.fairway.engine.history;

import dev.fairway.connector.Commit;
import java.util.Map;
import java.util.Optional;

/// One commit of the mainline with what the files asked about were before it.
///
/// @param before by today's path of each file that the commit changed: what it was before; empty where it was not
/// there
/// @param names by today's path of each of these files: the path that it had right after the commit
record Step(Commit commit, Map<String, Optional<Version>> before, Map<String, String> names) {

    /// A content and the path under which it stood, which decides its format.
    record Version(String path, String blob) {}
}
