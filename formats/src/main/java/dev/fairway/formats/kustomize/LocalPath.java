package dev.fairway.formats.kustomize;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Paths that stay inside the tree, and what is no path at all.
final class LocalPath {

    private static final int MAX_LENGTH = 1_000;

    /// What Kustomize would take for the address of a repository or of a file elsewhere.
    private static final Pattern REMOTE =
            Pattern.compile("^(github\\.com|gitlab\\.com|bitbucket\\.org|gh:|git@|git-codecommit|dev\\.azure\\.com).*|"
                    + ".*(://|::|\\?|/_git/|\\.git(/.*)?$).*|^[^/]*:.*");

    private static final Pattern SLASH = Pattern.compile("/");

    private LocalPath() {}

    /// Whether Kustomize might fetch this from somewhere.
    static boolean isRemote(String reference) {
        return reference.length() > MAX_LENGTH
                || REMOTE.matcher(reference.toLowerCase(Locale.ROOT)).matches();
    }

    /// The path from the tree's root of what a file in `directory` refers to; empty outside the tree. The root itself
    /// is the empty path.
    static Optional<String> resolve(String directory, String reference) {
        if (reference.startsWith("/")
                || reference.indexOf('\\') >= 0
                || reference.chars().anyMatch(c -> c < ' ')) {
            return Optional.empty();
        }
        var parts = new ArrayDeque<String>();
        for (var part : SLASH.split(directory + "/" + reference)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    static String join(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }

    static String normal(String directory) {
        return resolve("", directory.isEmpty() ? "." : directory).orElse(directory);
    }
}
