package dev.fairway.ledger.foreign;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Judges entries one after the other, as docs/ledger-format.md says: 3, 4, 5 and 8.
final class ForeignFold {

    private static final String TYPE = "application/vnd.in-toto+json";

    private final String origin;
    private final String vkey;
    private final Function<String, Optional<byte[]>> files;
    private final Map<String, Key> keys = new HashMap<>();
    private final Set<String> machines = new HashSet<>();
    private final Set<String> said = new HashSet<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private final Map<String, Long> referred = new TreeMap<>();
    private final Map<String, Long> erased = new HashMap<>();
    private final List<byte[]> hashes = new ArrayList<>();
    private final List<List<String>> heads = new ArrayList<>();
    private String first = "";
    private String founder = "";
    private Instant last = Instant.MIN;

    private record Key(String kind, String wire, String actor, boolean inForce) {}

    ForeignFold(String origin, String vkey, Function<String, Optional<byte[]>> files) {
        this.origin = origin;
        this.vkey = vkey;
        this.files = files;
    }

    private static List<?> list(Object value) {
        Refusal.unless(value instanceof List<?>, "no list");
        return (List<?>) value;
    }

    private static String string(Members members, String name) {
        if (members.get(name) instanceof String string) {
            return string;
        }
        throw new Refusal("no text " + name);
    }

    void take(byte[] leafBytes, byte[] envelopeBytes, byte[] hash) {
        Refusal.unless(envelopeBytes.length <= 1 << 20, "a large envelope");
        var leaf = Members.of(
                Texts.parse(Crypto.text(leafBytes, "")),
                "actor",
                "payload",
                "predicateType",
                "statement",
                "subjects",
                "time",
                "v");
        var envelope = Members.of(Texts.parse(Crypto.text(envelopeBytes, "")), "payload", "payloadType", "signatures");
        Refusal.unless(envelope.get("payloadType").equals(TYPE), "another type of payload");
        var payload = Crypto.base64(string(envelope, "payload"));
        var statement =
                Members.of(Texts.parse(Crypto.text(payload, "")), "_type", "predicate", "predicateType", "subject");
        Refusal.unless(statement.get("_type").equals("https://in-toto.io/Statement/v1"), "no statement");
        var predicate = Members.of(statement.get("predicate"));
        var time = time(string(leaf, "time"));
        Refusal.unless(!time.isBefore(last), "the time falls");
        last = time;
        origin(predicate, time);
        var signers = signers(list(envelope.get("signatures")), payload, predicate, statement);
        var actor = actor(predicate, statement, signers);
        Refusal.unless(said.add(signers.getFirst() + Crypto.digest(payload)), "repeated");
        Refusal.unless(said.add(signers.getFirst() + string(predicate, "id")), "an id twice");
        Refusal.unless(leaf.get("actor").equals(actor), "another actor");
        Refusal.unless(leaf.get("v").equals(1L), "another version");
        Refusal.unless(leaf.get("payload").equals(Crypto.digest(payload)), "another payload");
        Refusal.unless(leaf.get("statement").equals(Crypto.digest(envelopeBytes)), "another envelope");
        Refusal.unless(leaf.get("predicateType").equals(statement.get("predicateType")), "another type");
        Refusal.unless(leaf.get("subjects").equals(subjects(list(statement.get("subject")))), "other subjects");
        keys(predicate, statement);
        var stream = revision(predicate);
        if (hashes.isEmpty()) {
            first = "sha256:" + Crypto.hex(hash);
            founder = actor;
        }
        hashes.add(hash);
        var places = new ArrayList<String>();
        stream.ifPresent(name -> places.add(place("fairway stream\n" + name)));
        for (var subject : list(leaf.get("subjects"))) {
            places.add(place("fairway subject\n%s\n%s"
                    .formatted(statement.get("predicateType"), ((String) subject).substring(7))));
        }
        heads.add(places);
        effects(string(statement, "predicateType"), predicate, actor, signers.getFirst(), list(leaf.get("subjects")));
    }

    private static String place(String text) {
        return Crypto.hex(Crypto.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Instant time(String text) {
        Refusal.unless(text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z"), "no time");
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw new Refusal("no time");
        }
    }

    private void origin(Members predicate, Instant time) {
        Refusal.unless(string(predicate, "log").equals(origin), "another log");
        Refusal.unless(string(predicate, "id").matches("[0-9a-f]{32}"), "no id");
        Refusal.unless(!time(string(predicate, "claimed")).isAfter(time.plusSeconds(300)), "from the future");
        if (hashes.isEmpty()) {
            Refusal.unless(string(predicate, "vkey").equals(vkey) && !predicate.has("first"), "another key");
        } else {
            Refusal.unless(string(predicate, "first").equals(first) && !predicate.has("vkey"), "another log");
        }
    }

    private static List<String> subjects(List<?> subjects) {
        Refusal.unless(!subjects.isEmpty() && subjects.size() <= 64, "no subjects");
        var digests = new TreeSet<String>();
        for (var subject : subjects) {
            var members = Members.of(subject, "digest", "name");
            string(members, "name");
            var hex = string(Members.of(members.get("digest"), "sha256"), "sha256");
            Refusal.unless(hex.matches("[0-9a-f]{64}") && digests.add("sha256:" + hex), "no subject");
        }
        return List.copyOf(digests);
    }

    /// Fingerprints, that of a new key first; each signature holds.
    private List<String> signers(List<?> signatures, byte[] payload, Members predicate, Members statement) {
        var about = isKey(statement) && !string(predicate, "state").equals("revoked")
                ? fingerprint(wire(string(Members.of(predicate.get("key"), "kind", "public"), "public")))
                : "";
        var pae = "DSSEv1 %d %s %d "
                .formatted(TYPE.length(), TYPE, payload.length)
                .getBytes(StandardCharsets.UTF_8);
        var message = Arrays.copyOf(pae, pae.length + payload.length);
        System.arraycopy(payload, 0, message, pae.length, payload.length);
        var signers = new ArrayList<String>();
        var before = "";
        for (var signature : signatures) {
            var members = Members.of(signature, "keyid", "sig");
            var keyid = string(members, "keyid");
            Refusal.unless(before.compareTo(keyid) < 0, "signatures out of order");
            before = keyid;
            var key = keys.get(keyid);
            if (keyid.equals(about) && key == null) {
                var written = Members.of(predicate.get("key"), "kind", "public");
                key = new Key(string(written, "kind"), string(written, "public"), "", true);
            }
            if (key == null || !key.inForce()) {
                throw new Refusal("no key in force");
            }
            Refusal.unless(holds(key, message, Crypto.base64(string(members, "sig"))), "no signature");
            signers.add(keyid.equals(about) ? 0 : signers.size(), keyid);
        }
        Refusal.unless(about.isEmpty() || signers.contains(about), "a new key signs");
        Refusal.unless(signers.size() == (needsTwo(predicate, statement) ? 2 : 1), "another number of signatures");
        return signers;
    }

    private boolean needsTwo(Members predicate, Members statement) {
        return isKey(statement)
                && (string(predicate, "state").equals("rotated")
                        || predicate.has("machine")
                        || (string(predicate, "state").equals("added")
                                && !Long.valueOf(1).equals(predicate.get("revision"))));
    }

    private static boolean isKey(Members statement) {
        return statement.get("predicateType").equals("urn:fairway:key:v1");
    }

    private static boolean holds(Key key, byte[] message, byte[] signature) {
        var wire = wire(key.wire());
        return switch (key.kind()) {
            case "ed25519" -> Crypto.verifies(ForeignSsh.raw(wire), message, signature);
            case "ssh" -> ForeignSsh.verifies(wire, message, signature);
            default -> throw new Refusal("no kind");
        };
    }

    private static byte[] wire(String base64) {
        var wire = Crypto.base64(base64);
        ForeignSsh.demandKey(wire);
        return wire;
    }

    private static String fingerprint(byte[] wire) {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(Crypto.sha256(wire));
    }

    private String actor(Members predicate, Members statement, List<String> signers) {
        if (isKey(statement)) {
            var stated = string(predicate, "actor");
            var second = keys.get(signers.getLast());
            Refusal.unless(
                    second == null
                            || (second.actor().equals(stated) && !predicate.has("machine"))
                            || second.actor().equals(founder),
                    "no right");
            return string(predicate, "state").equals("revoked") && second != null ? second.actor() : stated;
        }
        var signer = keys.get(signers.getFirst());
        if (signer == null) {
            throw new Refusal("no key");
        }
        if (predicate.has("behalf") || predicate.has("receiver")) {
            Refusal.unless(signer.actor().equals(predicate.get("receiver")), "another receiver");
            var behalf = string(predicate, "behalf");
            Refusal.unless(!revisions.containsKey("keys/" + behalf), "an actor that has keys");
            return behalf;
        }
        return signer.actor();
    }

    private void keys(Members predicate, Members statement) {
        if (!isKey(statement)) {
            Refusal.unless(!hashes.isEmpty(), "a log begins with a key");
            return;
        }
        var state = string(predicate, "state");
        var key = Members.of(predicate.get("key"), "kind", "public");
        var wire = wire(string(key, "public"));
        Refusal.unless(Set.of("ed25519", "ssh").contains(string(key, "kind")), "no kind");
        Refusal.unless(Set.of("added", "rotated", "revoked").contains(state), "no state");
        Refusal.unless(("keys/" + string(predicate, "actor")).equals(predicate.get("stream")), "another stream");
        if (predicate.has("machine")) {
            Refusal.unless(predicate.get("machine").equals(true) && state.equals("added"), "no machine");
            machines.add(fingerprint(wire));
        }
        if (state.equals("rotated")) {
            end(wire(string(predicate, "old")));
        }
        if (state.equals("revoked")) {
            end(wire);
        } else {
            Refusal.unless(!keys.containsKey(fingerprint(wire)), "a key twice");
            keys.put(
                    fingerprint(wire),
                    new Key(string(key, "kind"), string(key, "public"), string(predicate, "actor"), true));
        }
    }

    private void end(byte[] wire) {
        var key = keys.get(fingerprint(wire));
        if (key == null || !key.inForce()) {
            throw new Refusal("no such key in force");
        }
        keys.put(fingerprint(wire), new Key(key.kind(), key.wire(), key.actor(), false));
    }

    private Optional<String> revision(Members predicate) {
        Refusal.unless(predicate.has("stream") == predicate.has("revision"), "half a revision");
        if (!predicate.has("stream")) {
            return Optional.empty();
        }
        var stream = string(predicate, "stream");
        Refusal.unless(predicate.get("revision").equals(revisions.merge(stream, 1L, Long::sum)), "a gap");
        return Optional.of(stream);
    }

    private void effects(String type, Members predicate, String actor, String signer, List<?> subjects) {
        if (type.equals("urn:fairway:heads:v1") && (actor.equals(founder) || machines.contains(signer))) {
            heads(predicate);
        }
        references(predicate.map());
        if (type.equals("urn:fairway:release:v1")) {
            manifest(string(Members.of(predicate.get("manifest")), "digest"));
        }
        var own = actor.equals(founder) && !predicate.has("behalf");
        if (own && type.equals("urn:fairway:erasure:v1")) {
            Refusal.unless(predicate.get("digests").equals(subjects), "another erasure");
            for (var digest : subjects) {
                Refusal.unless(referred.containsKey(digest), "what nothing refers to");
                erased.put((String) digest, (long) hashes.size());
            }
        }
    }

    private void heads(Members predicate) {
        Refusal.unless(!predicate.has("behalf") && !predicate.has("receiver"), "a heads on behalf");
        var size = predicate.get("size") instanceof Long number ? number : -1;
        Refusal.unless(size > 0 && size < hashes.size(), "no heads");
        var root = ForeignHeads.root(hashes.subList(0, (int) size), heads.subList(0, (int) size));
        Refusal.unless(("sha256:" + Crypto.hex(root)).equals(predicate.get("root")), "another heads");
    }

    private void manifest(String digest) {
        var content = files.apply(digest.substring(7));
        if (content.isPresent()) {
            var text = new String(content.get(), StandardCharsets.UTF_8);
            var components = Members.of(Members.of(Texts.parse(text)).get("components"));
            for (var kind : List.of("migrations", "module")) {
                if (components.has(kind)) {
                    Members.of(components.get(kind))
                            .values()
                            .forEach(it -> referred.put((String) it, (long) hashes.size()));
                }
            }
        }
    }

    private void references(Object value) {
        switch (value) {
            case Map<?, ?> map
            when map.containsKey("digest") -> {
                var reference = Members.of(map);
                var salted = reference.has("salted") && reference.get("salted").equals(true);
                Refusal.unless(map.size() == (salted ? 2 : 1), "no reference");
                Refusal.unless(string(reference, "digest").matches("sha256:[0-9a-f]{64}"), "no digest");
                referred.put(string(reference, "digest"), (long) hashes.size());
            }
            case Map<?, ?> map -> map.values().forEach(this::references);
            case List<?> list -> list.forEach(this::references);
            default -> {
                // No reference.
            }
        }
    }

    /// Which blobs there are, after all entries.
    Set<String> blobs() {
        var there = new TreeSet<String>();
        referred.forEach((digest, at) -> {
            var gone = erased.getOrDefault(digest, -1L) >= at;
            var hex = digest.substring(7);
            if (!gone) {
                Refusal.unless(files.apply(hex).isPresent(), "a missing blob");
                there.add(hex);
            }
        });
        return there;
    }
}
