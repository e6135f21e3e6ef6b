package dev.fairway.formats.read;

import dev.fairway.core.secret.Ciphertext;
import dev.fairway.core.secret.KeyMeaning;
import dev.fairway.core.secret.SecretRule;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Replaces every secret of a document by its fingerprint, and ciphertext by the mere fact of it.
final class SealingPass {

    private static final int MOST_REMEMBERED = 20_000;

    private final Sealing sealing;
    private final InlineSealing inline;
    private final Map<String, KeyMeaning> meanings = new HashMap<>();

    SealingPass(Sealing sealing) {
        this.sealing = sealing;
        this.inline = new InlineSealing(sealing);
    }

    /// What the surroundings of a value say about it.
    private enum Around {
        NOTHING,
        /// In the data of a Kubernetes Secret.
        SECRET_DATA,
        /// In the data of a SealedSecret.
        SEALED_DATA
    }

    Node seal(Node document) {
        return seal(document, KeyMeaning.PLAIN, Around.NOTHING);
    }

    private Node seal(Node node, KeyMeaning meaning, Around around) {
        return switch (node) {
            case Scalar scalar -> scalar(scalar, meaning, around);
            case Mapping mapping -> mapping(mapping, meaning, around);
            case Listing listing -> listing(listing, meaning, around);
            case Node.Secret secret -> secret;
            case Encrypted encrypted -> encrypted;
        };
    }

    private Node scalar(Scalar scalar, KeyMeaning meaning, Around around) {
        var text = scalar.text();
        if (text.isEmpty() || scalar.kind() == Kind.BOOLEAN) {
            return scalar;
        }
        if (Sealing.isFingerprint(text)) {
            return new Node.Secret(text, scalar.place());
        }
        var scheme = Ciphertext.scheme(text);
        if (scheme.isPresent()) {
            return new Encrypted(scheme.get(), scalar.place());
        }
        return switch (around) {
            case SEALED_DATA -> new Encrypted("sealed-secrets", scalar.place());
            case SECRET_DATA ->
                SecretRule.isReference(text) || SecretRule.isPlaceholder(text)
                        ? plain(scalar, meaning)
                        : secret(scalar);
            case NOTHING -> plain(scalar, meaning);
        };
    }

    private Node plain(Scalar scalar, KeyMeaning meaning) {
        if (scalar.kind() == Kind.NUMBER && meaning != KeyMeaning.PASSWORD) {
            return scalar;
        }
        if (InlineSealing.holdsManySettings(scalar.text())
                && meaning != KeyMeaning.PASSWORD
                && meaning != KeyMeaning.SECRET) {
            return inline.seal(scalar);
        }
        return SecretRule.looksSecret(meaning, scalar.text()) ? secret(scalar) : scalar;
    }

    private Node.Secret secret(Scalar scalar) {
        return new Node.Secret(sealing.fingerprint(scalar.text()), scalar.place());
    }

    private Node listing(Listing listing, KeyMeaning meaning, Around around) {
        var items = new ArrayList<Node>(listing.items().size());
        var isChanged = false;
        var flag = KeyMeaning.PLAIN;
        for (var item : listing.items()) {
            var sealed = seal(item, flag == KeyMeaning.PLAIN ? meaning : flag, around);
            isChanged |= !isSame(sealed, item);
            items.add(sealed);
            flag = meaningOfFlag(item);
        }
        return isChanged ? new Listing(items, listing.place()) : listing;
    }

    /// `["--password", "hunter2"]`: a flag names the item after it.
    private KeyMeaning meaningOfFlag(Node item) {
        if (!(item instanceof Scalar scalar)
                || !scalar.text().startsWith("-")
                || scalar.text().indexOf('=') >= 0) {
            return KeyMeaning.PLAIN;
        }
        var meaning = meaning(scalar.text());
        return meaning == KeyMeaning.PASSWORD || meaning == KeyMeaning.SECRET ? meaning : KeyMeaning.PLAIN;
    }

    private Node mapping(Mapping mapping, KeyMeaning around, Around above) {
        var kind = textOf(mapping, "kind");
        var named = NamedValue.of(mapping);
        var isSops = SopsRecord.isIn(mapping);
        var entries = new ArrayList<Entry>(mapping.entries().size());
        var isChanged = false;
        for (var entry : mapping.entries()) {
            if (isSops && SopsRecord.isRecord(entry)) {
                isChanged = true;
                continue;
            }
            var meaning = named != null && entry.key().equals(named.valueKey())
                    ? meaning(named.name())
                    : meaning(entry.key());
            var sealed = seal(entry.value(), around.inherit(entry.key(), meaning), below(entry.key(), kind, above));
            isChanged |= !isSame(sealed, entry.value());
            entries.add(isSame(sealed, entry.value()) ? entry : new Entry(entry.key(), entry.place(), sealed));
        }
        return isChanged ? new Mapping(entries, mapping.place()) : mapping;
    }

    private static Around below(String key, @Nullable String kind, Around above) {
        if ("Secret".equals(kind)) {
            return key.equals("data") || key.equals("stringData") ? Around.SECRET_DATA : Around.NOTHING;
        }
        if (key.equals("encryptedData")) {
            return Around.SEALED_DATA;
        }
        return above;
    }

    /// The very same node: what holds no secret is not built again.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Node sealed, Node original) {
        return sealed == original;
    }

    private static @Nullable String textOf(Mapping mapping, String key) {
        return mapping.get(key).orElse(null) instanceof Scalar scalar ? scalar.text() : null;
    }

    private KeyMeaning meaning(String key) {
        var known = meanings.get(key);
        if (known != null) {
            return known;
        }
        var meaning = KeyMeaning.of(key);
        if (meanings.size() < MOST_REMEMBERED) {
            meanings.put(key, meaning);
        }
        return meaning;
    }
}
