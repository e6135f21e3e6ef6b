package dev.fairway.ledger.fact;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What somebody says of something (in-toto Statement v1).
///
/// @param subjects what it is about: 1 to 64 different ones, each by its SHA-256
/// @param predicate what is said
public record Statement(String predicateType, List<Subject> subjects, Json.Mapping predicate) {

    private static final String TYPE = "https://in-toto.io/Statement/v1";
    private static final Pattern OUR_TYPE = Pattern.compile("urn:fairway:[a-z-]{1,60}:v[1-9][0-9]{0,5}");
    private static final Set<String> MEMBERS = Set.of("_type", "predicate", "predicateType", "subject");
    private static final int MOST_SUBJECTS = 64;

    /// @param name for who reads it; the digest decides
    public record Subject(String name, Digest digest) {
        public Subject {
            requireNonNull(name, "name");
            requireNonNull(digest, "digest");
        }
    }

    public Statement {
        requireNonNull(predicateType, "predicateType");
        requireNonNull(predicate, "predicate");
        subjects = List.copyOf(subjects);
        if (subjects.isEmpty() || subjects.size() > MOST_SUBJECTS) {
            throw new IllegalArgumentException("a statement has 1 to %d subjects".formatted(MOST_SUBJECTS));
        }
    }

    /// Reads a payload; nothing where it is not one to the letter.
    public static Optional<Statement> parse(Bytes payload) {
        return JsonReader.canonical(payload)
                .filter(json -> json instanceof Json.Mapping mapping
                        && mapping.members().keySet().equals(MEMBERS)
                        && mapping.text("_type").equals(Optional.of(TYPE)))
                .map(Json.Mapping.class::cast)
                .flatMap(Statement::ours);
    }

    private static Optional<Statement> ours(Json.Mapping json) {
        var type =
                json.text("predicateType").filter(text -> OUR_TYPE.matcher(text).matches());
        var subjects = json.get("subject").flatMap(Statement::subjects);
        if (type.isEmpty()
                || subjects.isEmpty()
                || !(json.members().get("predicate") instanceof Json.Mapping predicate)) {
            return Optional.empty();
        }
        return Optional.of(new Statement(type.get(), subjects.get(), predicate));
    }

    private static Optional<List<Subject>> subjects(Json json) {
        if (!(json instanceof Json.Listing(var items)) || items.isEmpty() || items.size() > MOST_SUBJECTS) {
            return Optional.empty();
        }
        var subjects = new ArrayList<Subject>();
        for (var item : items) {
            if (!(item instanceof Json.Mapping subject)
                    || !subject.members().keySet().equals(Set.of("digest", "name"))
                    || !(subject.members().get("digest") instanceof Json.Mapping digests)
                    || !digests.members().keySet().equals(Set.of("sha256"))) {
                return Optional.empty();
            }
            var name = subject.text("name");
            var digest = digests.text("sha256").flatMap(hex -> Digest.parse("sha256:" + hex));
            if (name.isEmpty() || digest.isEmpty()) {
                return Optional.empty();
            }
            subjects.add(new Subject(name.get(), digest.get()));
        }
        var different = subjects.stream().map(Subject::digest).distinct().count() == subjects.size();
        return different ? Optional.of(List.copyOf(subjects)) : Optional.empty();
    }

    /// What is signed.
    public Bytes bytes() {
        var listed = subjects.stream()
                .<Json>map(subject -> Json.Mapping.of(Map.of(
                        "digest",
                                Json.Mapping.of(Map.of(
                                        "sha256", Json.of(subject.digest().hex()))),
                        "name", Json.of(subject.name()))))
                .toList();
        return Json.Mapping.of(Map.of(
                        "_type",
                        Json.of(TYPE),
                        "predicate",
                        predicate,
                        "predicateType",
                        Json.of(predicateType),
                        "subject",
                        new Json.Listing(listed)))
                .canonical();
    }

    /// The subjects' digests, sorted, each once: what a leaf lists.
    public List<Digest> digests() {
        return List.copyOf(new TreeSet<>(subjects.stream().map(Subject::digest).toList()));
    }
}
