package dev.fairway.engine.release;

import dev.fairway.core.evidence.EvidenceKind;
import dev.fairway.core.evidence.EvidenceReading;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.engine.ledger.Erasure;
import dev.fairway.formats.evidence.EvidenceReader;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.proved.Proved;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The evidence of a release in the forms that others read: results of tests as in-toto's statement of that name,
/// signed here, and what was received in such a form as it was received.
public final class EvidenceExport {

    /// in-toto's predicate, version 0.1.0: `result` and `configuration` are needed, and names of tests are not.
    static final String TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";

    private static final String STATEMENT = "https://in-toto.io/Statement/v1";
    private static final String TESTS = "test-result";

    private EvidenceExport() {}

    /// What becomes of one piece of evidence.
    public sealed interface Item {

        /// Of its entry.
        long index();

        /// @param envelope DSSE
        record Stated(long index, String name, Bytes envelope) implements Item {}

        record Received(long index, String name, Bytes content) implements Item {}

        /// @param why in one sentence; "it" is the file
        record LeftOut(long index, String type, String why) implements Item {}
    }

    /// In the order of the log.
    public static List<Item> of(Proved log, Releases.Recorded release, Signer signer) {
        return EvidenceBinding.all(log, release)
                .map(held -> item(log, release, held, signer))
                .toList();
    }

    private static Item item(Proved log, Releases.Recorded release, Proved.Held held, Signer signer) {
        var predicate = held.fact().statement().predicate();
        var type = predicate.text("type").orElse("");
        var reference = predicate.get("file").flatMap(Reference::parse);
        var content = reference.flatMap(it -> content(log, it));
        var result = predicate.text("result");
        if (content.isPresent() && !reference.orElseThrow().salted()) {
            var name = "%d-%s.%s".formatted(held.index(), type, ending(content.get()));
            return new Item.Received(held.index(), name, content.get());
        }
        if (result.isPresent() && isOfTests(type, content)) {
            var statement = statement(result.get(), subjects(release, held));
            return new Item.Stated(
                    held.index(),
                    "%d-%s.dsse.json".formatted(held.index(), type),
                    Signer.envelope(statement, signer).bytes());
        }
        return new Item.LeftOut(held.index(), type, why(log, reference, content));
    }

    private static String why(Proved log, Optional<Reference> reference, Optional<Bytes> content) {
        if (reference.isEmpty()) {
            return "only its digest was recorded";
        }
        if (content.isPresent()) {
            return "it is in no form that is exchanged, and could name people: it stays in the ledger";
        }
        return Erasure.of(log, reference.get().digest()).isPresent()
                ? "it was erased"
                : "it is missing, and no entry says that it was erased";
    }

    private static Optional<Bytes> content(Proved log, Reference reference) {
        return reference.salted() ? SaltedTexts.read(log, reference) : log.blob(reference.digest());
    }

    /// By the word that says so, or by what the file is.
    private static boolean isOfTests(String type, Optional<Bytes> content) {
        return type.equals(TESTS)
                || content.map(it -> EvidenceReader.read(it.array()))
                        .filter(it ->
                                it instanceof EvidenceReading.Read(var summary) && summary.kind() == EvidenceKind.JUNIT)
                        .isPresent();
    }

    private static String ending(Bytes content) {
        return switch (content.text().map(String::strip).orElse("")) {
            case String text when text.startsWith("{") -> "json";
            case String text when text.startsWith("<") -> "xml";
            case String _ -> "txt";
        };
    }

    /// The artifact that it is about; of a whole release all of its artifacts, or the release where it has none.
    private static List<Subject> subjects(Releases.Recorded release, Proved.Held held) {
        var about = held.fact().statement().subjects().getFirst();
        var artifacts = release.release().components().stream()
                .filter(it -> it.kind() == ComponentKind.ARTIFACT)
                .map(EvidenceExport::artifact)
                .toList();
        return about.digest().equals(release.id()) && !artifacts.isEmpty() ? artifacts : List.of(about);
    }

    private static Subject artifact(Component artifact) {
        return new Subject(artifact.name(), new Digest(artifact.digest()));
    }

    private static Bytes statement(String result, List<Subject> subjects) {
        return Json.Mapping.of(Map.of(
                        "_type",
                        Json.of(STATEMENT),
                        "predicate",
                        Json.Mapping.of(
                                Map.of("configuration", new Json.Listing(List.of()), "result", Json.of(result))),
                        "predicateType",
                        Json.of(TEST_RESULT),
                        "subject",
                        new Json.Listing(
                                subjects.stream().map(EvidenceExport::json).toList())))
                .canonical();
    }

    private static Json json(Subject subject) {
        return Json.Mapping.of(Map.of(
                "digest",
                Json.Mapping.of(Map.of("sha256", Json.of(subject.digest().hex()))),
                "name",
                Json.of(subject.name())));
    }
}
