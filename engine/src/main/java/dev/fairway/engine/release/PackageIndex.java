package dev.fairway.engine.release;

import dev.fairway.ledger.excerpt.Excerpt;
import dev.fairway.ledger.excerpt.ExcerptFiles;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.json.JsonReader;
import dev.fairway.ledger.note.Checkpoint;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a package holds, for people: made of what is proved in it and of nothing else, so that whoever verifies one
/// makes it again and compares. `verify.py` in each package makes the same text.
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
        out.append("| recalled | ").append(recalled(excerpt)).append(" |\n");
        out.append("| log | ").append(escaped(checkpoint.origin())).append(" |\n");
        out.append("| as of | ")
                .append(checkpoint.size())
                .append(" entries, the newest of ")
                .append(Leaf.text(newest.time()))
                .append(" |\n");
        out.append("| root | ").append(escaped(checkpoint.root().toString())).append(" |\n\n");
        composition(excerpt, out);
        entries(excerpt, out);
        out.append(PackageFiles.text(excerpt));
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

    /// By what came last of what is about the release's manifest: another recall has no effect
    /// (docs/ledger-format.md, 8).
    private static String recalled(Excerpt excerpt) {
        var manifests = excerpt.parts().values().stream()
                .filter(part -> part.leaf().predicateType().equals(Releases.TYPE))
                .map(part -> part.leaf().subjects())
                .toList();
        return excerpt.parts().entrySet().stream()
                .filter(part -> part.getValue().leaf().predicateType().equals(Recalls.TYPE)
                        && manifests.contains(part.getValue().leaf().subjects()))
                .reduce((_, later) -> later)
                .map(last -> "%s entry %d of %s"
                        .formatted(
                                PackageSays.state(last.getValue()).equals("recalled") ? "yes, by" : "no, lifted by",
                                last.getKey(),
                                Leaf.text(last.getValue().leaf().time())))
                .orElse("no");
    }

    /// What the release is made of, as its manifest says.
    private static void composition(Excerpt excerpt, StringBuilder out) {
        var manifest = excerpt.parts().values().stream()
                .filter(part -> part.leaf().predicateType().equals(Releases.TYPE))
                .flatMap(part -> part.fact().statement().predicate().get("manifest").stream())
                .flatMap(reference -> Reference.parse(reference).stream())
                .flatMap(reference -> Optional.ofNullable(excerpt.documents().get(reference.digest())).stream())
                .flatMap(bytes -> JsonReader.canonical(bytes).stream())
                .filter(Json.Mapping.class::isInstance)
                .map(Json.Mapping.class::cast)
                .findFirst();
        if (manifest.isEmpty()) {
            return;
        }
        out.append("## What the release is made of\n\n| kind | name | digest |\n| --- | --- | --- |\n");
        if (manifest.get().members().get("components") instanceof Json.Mapping kinds) {
            new TreeMap<>(kinds.members()).forEach((kind, named) -> {
                if (named instanceof Json.Mapping names) {
                    new TreeMap<>(names.members()).forEach((name, digest) -> {
                        if (digest instanceof Json.Text(var text)) {
                            row(out, kind, name, text);
                        }
                    });
                }
            });
        }
        manifest.get().text("commit").ifPresent(commit -> row(out, "source", "commit", commit));
        manifest.get().text("supersedes").ifPresent(id -> row(out, "release", "supersedes", id));
        out.append(
                "\nA release is known by these digests: whoever has a part computes its digest and compares. Those of"
                        + " migrations and\nmodules are of lists of files, which are below.\n\n");
    }

    private static void row(StringBuilder out, String kind, String name, String digest) {
        out.append("| %s | %s | %s |\n".formatted(escaped(kind), escaped(name), escaped(digest)));
    }

    private static void entries(Excerpt excerpt, StringBuilder out) {
        out.append("## Entries\n\n| entry | time | by | what | about | says | |\n");
        out.append("| --- | --- | --- | --- | --- | --- | --- |\n");
        excerpt.parts().forEach((index, part) -> {
            var path = ExcerptFiles.entry(index);
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
                            escaped(PackageSays.text(part, excerpt)),
                            path,
                            path));
        });
    }

    private static String type(String predicateType) {
        return predicateType.startsWith(BEFORE) ? predicateType.substring(BEFORE.length()) : predicateType;
    }

    /// Whatever could be markup is written as a number.
    static String escaped(String text) {
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
