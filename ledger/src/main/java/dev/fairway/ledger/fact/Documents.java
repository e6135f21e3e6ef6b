package dev.fairway.ledger.fact;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.json.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Blobs that refer to others (docs/ledger-format.md, 3 and 7).
public final class Documents {

    /// Bytes that one of them may have.
    public static final int LONGEST = 16 << 20;

    private static final String RELEASE = "urn:fairway:release:v1";

    private Documents() {}

    /// What a blob is, as the statement says that refers to it. It is then never erased.
    public enum Role {
        MANIFEST,
        PLAN;

        public String word() {
            return switch (this) {
                case MANIFEST -> "manifest";
                case PLAN -> "plan";
            };
        }

        /// Which blob of a statement has this role.
        public Optional<Digest> of(String predicateType, Json.Mapping predicate) {
            return this == MANIFEST && !predicateType.equals(RELEASE)
                    ? Optional.empty()
                    : predicate.get(word()).flatMap(Reference::parse).map(Reference::digest);
        }

        /// Whether what it refers to is never erased, too.
        public boolean lasts() {
            return this == MANIFEST;
        }

        /// What it refers to; nothing where it is no such document.
        public Optional<List<Digest>> references(Bytes content) {
            return JsonReader.canonical(content)
                    .filter(Json.Mapping.class::isInstance)
                    .map(Json.Mapping.class::cast)
                    .flatMap(json -> switch (this) {
                        case MANIFEST -> ofManifest(json);
                        case PLAN -> ofPlan(json);
                    });
        }
    }

    /// All blobs that a statement refers to, itself or by its manifest or plan.
    ///
    /// @param blobs what is kept
    public static Set<Digest> referred(Statement statement, Function<Digest, Optional<Bytes>> blobs) {
        var referred = new LinkedHashSet<Digest>();
        Reference.in(statement.predicate()).orElse(List.of()).forEach(it -> referred.add(it.digest()));
        for (var role : Role.values()) {
            role.of(statement.predicateType(), statement.predicate())
                    .flatMap(blobs)
                    .flatMap(role::references)
                    .ifPresent(referred::addAll);
        }
        return referred;
    }

    /// Whether a blob that a statement refers to is never erased: a manifest, a plan, and what a manifest refers to.
    ///
    /// @param blobs what is kept
    public static boolean lasts(Statement statement, Function<Digest, Optional<Bytes>> blobs, Digest digest) {
        for (var role : Role.values()) {
            var document = role.of(statement.predicateType(), statement.predicate());
            var further =
                    role.lasts() ? document.flatMap(blobs).flatMap(role::references) : Optional.<List<Digest>>empty();
            if (document.filter(digest::equals).isPresent()
                    || further.filter(it -> it.contains(digest)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<List<Digest>> ofManifest(Json.Mapping manifest) {
        if (!(manifest.members().get("components") instanceof Json.Mapping components)) {
            return Optional.empty();
        }
        var digests = new ArrayList<Digest>();
        for (var kind : List.of("migrations", "module")) {
            if (components.get(kind).isEmpty()) {
                continue;
            }
            if (!(components.get(kind).get() instanceof Json.Mapping names)) {
                return Optional.empty();
            }
            for (var name : names.members().keySet()) {
                var digest = names.text(name).flatMap(Digest::parse);
                if (digest.isEmpty()) {
                    return Optional.empty();
                }
                digests.add(digest.get());
            }
        }
        return Optional.of(digests);
    }

    private static Optional<List<Digest>> ofPlan(Json.Mapping plan) {
        var members = Stream.of("overlay", "policy").map(plan::get).toList();
        if (members.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var digests = new ArrayList<Digest>();
        for (var member : members.stream().flatMap(Optional::stream).toList()) {
            switch (member) {
                case Json.Null() -> {
                    // There is none.
                }
                case Json.Text(var text) when Digest.parse(text).isPresent() -> digests.add(new Digest(text));
                case Json.Text _, Json.Numeral _, Json.Bool _, Json.Listing _, Json.Mapping _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(digests);
    }
}
