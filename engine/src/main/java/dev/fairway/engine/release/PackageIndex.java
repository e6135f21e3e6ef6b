package dev.fairway.engine.release;

import dev.fairway.ledger.excerpt.Excerpt;
import dev.fairway.ledger.excerpt.ExcerptFiles;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Documents;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.note.Checkpoint;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a package holds, for people: made of what is proved in it and of nothing else, so that whoever verifies one
/// makes it again and compares. Its words never change: packages that were made before are compared with them, and
/// `verify.py` in each of them makes the same text.
public final class PackageIndex {

    private static final String BEFORE = "urn:fairway:";

    private PackageIndex() {}

    /// Markdown in which people's texts are texts.
    public static String text(Excerpt excerpt) {
        var checkpoint = Checkpoint.parse(excerpt.checkpoint().text()).orElseThrow();
        var newest = Leaf.parse(excerpt.newest().entry()).orElseThrow();
        var out = new StringBuilder();
        out.append("# ").append(title(excerpt)).append("\n\n");
        out.append("What a release ledger holds of this release. HOW-TO-VERIFY.md says how to check it without"
                + " Fairway;\n");
        out.append("with it: `fairway ledger verify FILE --key VKEY`. What is in this index is proved by the other"
                + " files.\n\n");
        out.append("| | |\n| --- | --- |\n");
        out.append("| log | ").append(escaped(checkpoint.origin())).append(" |\n");
        out.append("| as of | ")
                .append(checkpoint.size())
                .append(" entries, the newest of ")
                .append(Leaf.text(newest.time()))
                .append(" |\n");
        out.append("| root | ").append(escaped(checkpoint.root().toString())).append(" |\n\n");
        entries(excerpt, out);
        files(excerpt, out);
        return out.toString();
    }

    private static String title(Excerpt excerpt) {
        var names = excerpt.parts().values().stream()
                .filter(part -> part.leaf().predicateType().equals(Releases.TYPE))
                .flatMap(part -> part.fact().statement().subjects().stream())
                .map(Subject::name)
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "Entries of a ledger" : escaped(names);
    }

    private static void entries(Excerpt excerpt, StringBuilder out) {
        out.append("## Entries\n\n| entry | time | by | what | about | says | |\n");
        out.append("| --- | --- | --- | --- | --- | --- | --- |\n");
        excerpt.parts().forEach((index, part) -> {
            var path = ExcerptFiles.entry(index);
            var predicate = part.fact().statement().predicate();
            var about = part.fact().statement().subjects().stream()
                    .map(Subject::name)
                    .collect(Collectors.joining(", "));
            out.append("| %d | %s | %s | %s | %s | %s | [proof](%s.tlog-proof), [envelope](%s.dsse.json) |\n"
                    .formatted(
                            index,
                            Leaf.text(part.leaf().time()),
                            part.leaf().actor().substring(0, 8),
                            escaped(type(part.leaf().predicateType())),
                            escaped(about),
                            escaped(says(predicate)),
                            path,
                            path));
        });
    }

    private static String type(String predicateType) {
        return predicateType.startsWith(BEFORE) ? predicateType.substring(BEFORE.length()) : predicateType;
    }

    private static String says(Json.Mapping predicate) {
        var words = Stream.of(
                        predicate.text("type"),
                        predicate.text("state"),
                        predicate.text("result"),
                        predicate.text("in").filter(it -> !it.isEmpty()).map(it -> "in " + it))
                .flatMap(Optional::stream)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
        if (predicate.members().get("counts") instanceof Json.Mapping counts) {
            for (var count : new TreeMap<>(counts.members()).entrySet()) {
                if (count.getValue() instanceof Json.Numeral(var number)) {
                    words += ", %s %d".formatted(count.getKey(), (long) number);
                }
            }
        }
        return words;
    }

    private static void files(Excerpt excerpt, StringBuilder out) {
        var referred = new TreeMap<Digest, TreeSet<Long>>();
        excerpt.parts()
                .forEach((index, part) -> Documents.referred(part.fact().statement(), _ -> Optional.empty())
                        .forEach(digest -> referred.computeIfAbsent(digest, _ -> new TreeSet<>())
                                .add(index)));
        out.append("\n## Files\n\n| SHA-256 | of entry | |\n| --- | --- | --- |\n");
        for (var digest : excerpt.blobs()) {
            referred.computeIfAbsent(digest, _ -> new TreeSet<>());
        }
        referred.forEach((digest, by) -> out.append("| %s | %s | %s |\n"
                .formatted(
                        digest.hex(),
                        by.isEmpty()
                                ? "named by a manifest"
                                : by.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        excerpt.blobs().contains(digest)
                                ? "[file](%s)".formatted(ExcerptFiles.blob(digest))
                                : "not here: it was erased")));
    }

    /// Whatever could be markup is written as a number.
    private static String escaped(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(point -> {
            var plain = (point >= 'a' && point <= 'z')
                    || (point >= 'A' && point <= 'Z')
                    || (point >= '0' && point <= '9')
                    || " .,@:/+-=".indexOf(point) >= 0;
            if (plain) {
                out.appendCodePoint(point);
            } else {
                out.append("&#").append(point).append(';');
            }
        });
        return out.toString();
    }
}
