package dev.fairway.engine.release;

import dev.fairway.engine.ledger.Ledger;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.store.Blob;
import dev.fairway.ledger.store.Contents;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/// What could name a person, as blobs that can be erased (docs/ledger-format.md, 8).
final class SaltedTexts {

    private SaltedTexts() {}

    /// A reference to some bytes, and the blob that has to come with it: also where the ledger has it, since somebody
    /// may erase it before the reference is recorded.
    ///
    record Kept(Json reference, List<Blob> blobs) {}

    /// The same bytes reuse their salt for as long as the blob lives.
    static Kept keep(Ledger ledger, Bytes content, SecureRandom random) {
        return keep(ledger, content, Blob.salted(content, random));
    }

    /// The same with a salt that was drawn before.
    static Kept keep(Ledger ledger, Bytes content, Bytes salt) {
        return keep(ledger, content, new Blob(salt.then(content), Optional.of(Digest.of(content))));
    }

    private static Kept keep(Ledger ledger, Bytes content, Blob blob) {
        var there = ledger.read(contents -> there(contents, content));
        var kept = there.orElse(blob);
        return new Kept(new Reference(kept.digest(), true).json(), List.of(kept));
    }

    /// An index names the blob, and is not believed.
    private static Optional<Blob> there(Contents contents, Bytes content) {
        var plain = Digest.of(content);
        return contents.salted(plain)
                .flatMap(contents::blob)
                .filter(blob ->
                        blob.length() >= Blob.SALT && blob.slice(Blob.SALT).equals(content))
                .map(blob -> new Blob(blob, Optional.of(plain)));
    }

    /// What a reference leads to; nothing where it is not there.
    static Optional<Bytes> read(Proved log, Reference reference) {
        return log.blob(reference.digest())
                .filter(blob -> blob.length() >= Blob.SALT)
                .map(blob -> blob.slice(Blob.SALT));
    }
}
