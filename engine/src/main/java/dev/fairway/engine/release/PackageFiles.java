package dev.fairway.engine.release;

import dev.fairway.ledger.excerpt.Excerpt;
import dev.fairway.ledger.excerpt.ExcerptFiles;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Documents;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The files of a package, for people: which entries refer to them, what they are, and of those that are not there,
/// why.
final class PackageFiles {

    private static final String EVIDENCE = "urn:fairway:evidence:v1";

    /// What people call the members of predicates that refer to files.
    private static final Map<String, String> MEMBERS = Map.of(
            "file", "evidence",
            "flags", "states of feature flags",
            "manifest", "the release's manifest",
            "reason", "a reason that somebody gave",
            "source", "where parts of the release were");

    private PackageFiles() {}

    /// One file: the entries that refer to it, and what it is to them.
    private static final class Row {
        private final TreeSet<Long> by = new TreeSet<>();
        private final TreeSet<String> whats = new TreeSet<>();
        private boolean salted;
        private boolean unkept;
    }

    static String text(Excerpt excerpt) {
        var out = new StringBuilder("\n## Files\n\n");
        out.append("A file is called by the SHA-256 of its bytes. One that is *salted* could tell of people, or be"
                + " guessed, so the ledger has\n"
                + "put 32 random bytes before it: once it is erased, nobody can confirm a guess by its name. What"
                + " was recorded begins after\n"
                + "them, as `tail -c +33 FILE` shows it.\n\n");
        out.append("| SHA-256 | of entry | what it is | |\n| --- | --- | --- | --- |\n");
        var erased = excerpt.erased();
        rows(excerpt)
                .forEach((digest, row) -> out.append("| %s | %s | %s | %s |\n"
                        .formatted(
                                digest.hex(),
                                row.by.isEmpty()
                                        ? "named by a manifest"
                                        : row.by.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                                String.join(", ", row.whats) + (row.salted ? ", salted" : ""),
                                where(excerpt, digest, row, Optional.ofNullable(erased.get(digest))))));
        return out.toString();
    }

    private static String where(Excerpt excerpt, Digest digest, Row row, Optional<Long> erasedBy) {
        if (excerpt.blobs().contains(digest)) {
            return "[file](%s)".formatted(ExcerptFiles.blob(digest));
        }
        return row.unkept
                ? "not here: only its digest and summary were recorded"
                : erasedBy.map("not here: erased by entry %d"::formatted).orElse("not here");
    }

    private static SortedMap<Digest, Row> rows(Excerpt excerpt) {
        var rows = new TreeMap<Digest, Row>();
        excerpt.parts().forEach((index, part) -> {
            var predicate = part.fact().statement().predicate();
            predicate
                    .members()
                    .forEach((member, value) -> Reference.in(new Json.Mapping(new TreeMap<>(Map.of(member, value))))
                            .orElse(List.of())
                            .forEach(reference -> {
                                var row = rows.computeIfAbsent(reference.digest(), _ -> new Row());
                                row.by.add(index);
                                row.whats.add(MEMBERS.getOrDefault(member, PackageIndex.escaped(member)));
                                row.salted |= reference.salted();
                            }));
            if (part.leaf().predicateType().equals(EVIDENCE)) {
                predicate.text("of").flatMap(Digest::parse).ifPresent(digest -> {
                    var row = rows.computeIfAbsent(digest, _ -> new Row());
                    row.by.add(index);
                    row.whats.add(MEMBERS.get("file"));
                    row.unkept = true;
                });
            }
            Documents.referred(
                            part.fact().statement(),
                            it -> Optional.ofNullable(excerpt.documents().get(it)))
                    .forEach(digest -> rows.computeIfAbsent(digest, _ -> {
                        var row = new Row();
                        row.whats.add("a list of files");
                        return row;
                    }));
        });
        return rows;
    }
}
