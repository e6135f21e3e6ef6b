package dev.fairway.cli.drift;

import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.connector.Workspace;
import dev.fairway.core.contract.CodeOwners;
import dev.fairway.core.contract.TimedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Finds out who answers for a file: CODEOWNERS, else the person at the keyboard as Git knows them, else nobody.
final class Owners implements Function<String, String> {

    private static final int LARGEST = 1_000_000;
    private static final Pattern SECTION = Pattern.compile("\\s*\\[\\s*([^\\]]*?)\\s*]\\s*");
    private static final Pattern EMAIL = Pattern.compile("(?i)\\s*email\\s*=\\s*\"?([^\\s\"#;]+)\"?.*");

    private final Optional<String> codeOwners;
    private final String scope;
    private final String fallback;

    Owners(Workspace workspace, Map<String, String> environment) {
        this.scope = workspace.scope().isEmpty() ? "" : workspace.scope() + "/";
        this.codeOwners = CodeOwners.FILES.stream()
                .flatMap(file -> text(workspace, file).stream())
                .findFirst();
        this.fallback = email(workspace.root(), environment).orElse(TimedException.UNOWNED);
    }

    /// @param path relative to the folder that is looked at
    @Override
    public String apply(String path) {
        return codeOwners
                .flatMap(text -> CodeOwners.ownerOf(text, scope + path))
                .orElse(fallback);
    }

    private static Optional<String> text(Workspace workspace, String file) {
        return workspace.scope().isEmpty()
                ? text(workspace.tree(), file)
                : lines(workspace.root().resolve(file)).map(lines -> String.join("\n", lines));
    }

    private static Optional<String> text(SourceTree tree, String file) {
        return tree.read(file, LARGEST) instanceof ReadResult.Content(var bytes)
                ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /// As Git would take it: what the environment says, then the repository, then the person's own settings.
    private static Optional<String> email(Path root, Map<String, String> environment) {
        var set = environment.getOrDefault("GIT_AUTHOR_EMAIL", "");
        if (!set.isBlank()) {
            return Optional.of(set.strip());
        }
        var files = new ArrayList<Path>(List.of(root.resolve(".git").resolve("config")));
        var home = environment.getOrDefault("HOME", "");
        var settings = environment.getOrDefault("XDG_CONFIG_HOME", home.isEmpty() ? "" : home + "/.config");
        if (!home.isEmpty()) {
            files.add(Path.of(home, ".gitconfig"));
        }
        if (!settings.isEmpty()) {
            files.add(Path.of(settings, "git", "config"));
        }
        return files.stream().flatMap(file -> email(file).stream()).findFirst();
    }

    private static Optional<String> email(Path file) {
        var inUser = false;
        for (var line : lines(file).orElse(List.of())) {
            var section = SECTION.matcher(line);
            var email = EMAIL.matcher(line);
            if (section.matches()) {
                inUser = section.group(1).equalsIgnoreCase("user");
            } else if (inUser && email.matches()) {
                return Optional.of(email.group(1));
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> lines(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
