package dev.fairway.engine.release;

import dev.fairway.ledger.excerpt.Excerpt;
import dev.fairway.ledger.excerpt.ExcerptFiles;
import dev.fairway.ledger.excerpt.ExcerptVerdict;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.verify.Fault;
import java.util.Optional;

/// What makes a part of a log the package of one release: its entry is there, none of its revisions is missing before
/// another, and what people read is what the entries say. `verify.py` in each package asks for the same.
public final class PackageRules {

    private static final String STREAM = "release/";

    private PackageRules() {}

    /// Below which folder a package's files are.
    ///
    /// @param release `app@version`
    public static String folder(String release) {
        var name = release.replace('@', '-');
        return name.substring(0, Math.min(name.length(), ExcerptFiles.LONGEST_FOLDER));
    }

    /// Why it is none; nothing where all is well.
    public static Optional<Fault> fault(ExcerptVerdict.Whole whole) {
        var excerpt = whole.excerpt();
        var releases = excerpt.parts().values().stream()
                .filter(part -> part.leaf().predicateType().equals(Releases.TYPE))
                .flatMap(part -> part.fact().statement().subjects().stream())
                .map(Subject::name)
                .toList();
        return releases.size() == 1
                ? revisions(excerpt, STREAM + releases.getFirst()).or(() -> people(whole, releases.getFirst()))
                : Optional.of(new Fault(
                        "package", "it has entries of %d releases, and not of one".formatted(releases.size())));
    }

    private static Optional<Fault> revisions(Excerpt excerpt, String stream) {
        var end = 0L;
        for (var part : excerpt.parts().entrySet()) {
            var predicate = part.getValue().fact().statement().predicate();
            var name = predicate.text("stream").filter(it -> it.startsWith(STREAM));
            if (name.isPresent()) {
                var revision = predicate.get("revision").orElse(new Json.Null());
                end++;
                if (!name.get().equals(stream) || !revision.equals(Json.of(end))) {
                    return Optional.of(new Fault(
                            ExcerptFiles.entry(part.getKey()),
                            "it is not revision %d of %s, which has to be next".formatted(end, stream)));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> people(ExcerptVerdict.Whole whole, String release) {
        if (!whole.folder().equals(folder(release))) {
            return Optional.of(new Fault("package", "its folder is not %s".formatted(folder(release))));
        }
        return PackageIndex.text(whole.excerpt()).equals(whole.index())
                ? Optional.empty()
                : Optional.of(new Fault("README.md", "it does not say what the entries say"));
    }
}
