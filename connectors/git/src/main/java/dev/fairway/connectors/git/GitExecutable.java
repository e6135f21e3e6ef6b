package dev.fairway.connectors.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The installed `git`, started so that all it knows is one private directory: an empty environment, no configuration
/// of system, user or repository, no protocol, no prompt, no pager.
record GitExecutable(Path executable, PrivateDirectory directory) {

    /// What a process needs of its surroundings to start at all.
    private static final List<String> KEPT = List.of("PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP");

    /// The first `git` on the search path that is an absolute path outside of `untrusted`.
    static Optional<Path> find(Map<String, String> environment, @Nullable Path untrusted) {
        for (var place : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            for (var name : List.of("git", "git.exe")) {
                var found = executable(place, name);
                if (found.isPresent() && (untrusted == null || !found.get().startsWith(untrusted))) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> executable(String place, String name) {
        try {
            var file = Path.of(place).resolve(name);
            return file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    GitProcess start(Path folder, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(executable.toString());
        command.addAll(List.of("--no-pager", "--no-replace-objects", "--literal-pathspecs"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        prepare(builder.environment());
        var errors = Files.createTempFile(directory.path(), "errors", "");
        return new GitProcess(builder.redirectError(errors.toFile()).start(), errors);
    }

    private void prepare(Map<String, String> environment) {
        var kept = new ArrayList<Map.Entry<String, String>>();
        for (var name : KEPT) {
            var value = environment.get(name);
            if (value != null) {
                kept.add(Map.entry(name, value));
            }
        }
        environment.clear();
        kept.forEach(entry -> environment.put(entry.getKey(), entry.getValue()));
        var home = directory.path().toString();
        environment.put("HOME", home);
        environment.put("XDG_CONFIG_HOME", home);
        environment.put("LC_ALL", "C");
        environment.put("GIT_DIR", home);
        environment.put("GIT_OBJECT_DIRECTORY", directory.objects().toString());
        environment.put("GIT_INDEX_FILE", directory.index().toString());
        var workTree = directory.workTree();
        if (workTree != null) {
            environment.put("GIT_WORK_TREE", workTree.toString());
        }
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", directory.path().resolve("none").toString());
        environment.put("GIT_ATTR_NOSYSTEM", "1");
        environment.put("GIT_ALLOW_PROTOCOL", "none");
        environment.put("GIT_PROTOCOL_FROM_USER", "0");
        environment.put("GIT_NO_LAZY_FETCH", "1");
        environment.put("GIT_NO_REPLACE_OBJECTS", "1");
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_PAGER", "cat");
    }
}
