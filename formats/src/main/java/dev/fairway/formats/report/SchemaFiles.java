package dev.fairway.formats.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The published JSON Schemas, for `fairway schema` and for editors.
public final class SchemaFiles {

    private static final List<Schema> KNOWN = List.of(
            new Schema("contract", "config/expected-env-diff.yaml: what may differ between environments"),
            new Schema("contract-commands", "what contract init, add, lint and explain print with --format json"),
            new Schema("discovery", "what audit --explain-discovery prints with --format json"),
            new Schema(
                    "evidence-commands",
                    "what the commands of evidence print with --format json: add, list, export, spool"),
            new Schema("last", "what audit --last prints with --format json"),
            new Schema("ledger-commands", "what the commands of ledger print with --format json, from show to witness"),
            new Schema("project", "fairway.yaml: environments, route and sources"),
            new Schema(
                    "release-commands",
                    "what release create, verify, show, list, diff and recall print with --format json"),
            new Schema("release-file", "what release create --file reads: the parts of a release"),
            new Schema("report", "what audit, check and diff print with --format json"),
            new Schema("tools", "what demo, schema, doctor and completion print with --format json"),
            new Schema("why", "what why prints with --format json"));

    private SchemaFiles() {}

    /// Those that this program has, sorted by name.
    public static List<Schema> list() {
        return KNOWN.stream()
                .filter(schema -> SchemaFiles.class.getResource(path(schema.name())) != null)
                .toList();
    }

    /// The text of one schema; empty for a name that is none.
    public static Optional<String> read(String name) {
        if (list().stream().noneMatch(schema -> schema.name().equals(name))) {
            return Optional.empty();
        }
        try (var in = SchemaFiles.class.getResourceAsStream(path(name))) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("schema " + name + " cannot be read from the program itself", e);
        }
    }

    private static String path(String name) {
        return "/dev/fairway/formats/schema/" + name + ".json";
    }

    /// @param describes what documents it is for
    public record Schema(String name, String describes) {}
}
