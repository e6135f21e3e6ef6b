package dev.fairway.core.release;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Which file or folder a change log means by a path.
///
/// A path that is not relative to the change log begins where Liquibase was told to look, which a release does not
/// know: at the folder itself, or at one above it, so that the path repeats the folder's last names. It is taken
/// where that can mean one thing only.
///
/// @param folder of all files, from the top of the repository; empty for the top itself
/// @param files relative to the folder
record ChangeLogPaths(String folder, NavigableSet<String> files) {

    private static final Pattern CLASSPATH = Pattern.compile("classpath\\*?+:");
    private static final Pattern REMOTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}:.*", Pattern.DOTALL);

    /// What a path leads to.
    sealed interface Target {

        record Found(String path) implements Target {}

        record Nothing() implements Target {}

        record Refused(String why) implements Target {}
    }

    /// A file as people name it, from the top of the repository; of the empty name the folder itself.
    String shown(String file) {
        if (file.isEmpty()) {
            return folder.isEmpty() ? "." : folder;
        }
        return folder.isEmpty() ? file : folder + "/" + file;
    }

    Target file(String from, String path, boolean relative) {
        return target(from, path, relative, files::contains);
    }

    /// A folder; the empty text is the one of all files.
    Target folder(String from, String path, boolean relative) {
        return target(from, path, relative, this::isFolder);
    }

    private boolean isFolder(String path) {
        return path.isEmpty() || !files.subSet(path + "/", path + "0").isEmpty();
    }

    private Target target(String from, String path, boolean relative, Predicate<String> isThere) {
        if (path.contains("${")) {
            return new Target.Refused("depends on a parameter, which is not in the folder");
        }
        var plain = CLASSPATH.matcher(path).replaceFirst("").replace('\\', '/');
        if (REMOTE.matcher(plain).matches()) {
            return new Target.Refused("leads to something that is not in the folder");
        }
        if (relative) {
            var slash = from.lastIndexOf('/');
            var base = slash < 0 ? "" : from.substring(0, slash) + "/";
            return normal(base + plain)
                    .<Target>map(it -> isThere.test(it) ? new Target.Found(it) : new Target.Nothing())
                    .orElseGet(() -> new Target.Refused("leads out of the folder"));
        }
        var normal = normal(plain);
        if (normal.isEmpty()) {
            return new Target.Refused("leads out of the folder");
        }
        var meant = meant(normal.get(), isThere);
        return switch (meant.size()) {
            case 0 -> new Target.Nothing();
            case 1 -> new Target.Found(meant.first());
            default -> new Target.Refused("may be " + String.join(" or ", meant));
        };
    }

    private NavigableSet<String> meant(String path, Predicate<String> isThere) {
        var meant = new TreeSet<String>();
        if (isThere.test(path)) {
            meant.add(path);
        }
        var above = folder.isEmpty() ? "" : folder + "/";
        for (var at = 0; at >= 0 && at < above.length(); at = above.indexOf('/', at) + 1) {
            var repeated = above.substring(at);
            if ((path + "/").startsWith(repeated)) {
                var rest = path.length() <= repeated.length() ? "" : path.substring(repeated.length());
                if (isThere.test(rest)) {
                    meant.add(rest);
                }
            }
        }
        return meant;
    }

    /// Without empty segments, `.` and `..`; nothing where it leads out.
    private static Optional<String> normal(String path) {
        List<String> segments = new ArrayList<>();
        for (var segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.isEmpty()) {
                    return Optional.empty();
                }
                segments.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return Optional.of(String.join("/", segments));
    }
}
