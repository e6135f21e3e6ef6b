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
import dev.fairway.formats.read.KnownKeys.Key;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Replaces every secret of a document by its fingerprint, and ciphertext by the mere fact of it.
final class SealingPass {

    private final Sealing sealing;
    private final InlineSealing inline;

    /// The scalars of a document that were sealed: by an alias the same one may stand under a harmless key, too.
    private final Set<Scalar> sealed = Collections.newSetFromMap(new IdentityHashMap<>());

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
        sealed.clear();
        var once = seal(document, Key.NONE, Around.NOTHING);
        return sealed.isEmpty() ? once : seal(once, Key.NONE, Around.NOTHING);
    }

    private Node seal(Node node, Key key, Around around) {
        return switch (node) {
            case Scalar scalar -> scalar(scalar, key, around);
            case Mapping mapping -> mapping(mapping, key, around);
            case Listing listing -> listing(listing, key, around);
            case Node.Secret secret -> secret;
            case Encrypted encrypted -> encrypted;
        };
    }

    private Node scalar(Scalar scalar, Key key, Around around) {
        if (scalar.text().isEmpty() || scalar.kind() == Kind.BOOLEAN) {
            return scalar;
        }
        if (sealed.contains(scalar)) {
            return secret(scalar);
        }
        if (scalar.kind() == Kind.TEXT && around == Around.NOTHING && key.meaning() == KeyMeaning.PLAIN) {
            return unnamed(scalar, key);
        }
        return looked(scalar, key, around);
    }

    /// Where neither the key nor anything around it says a thing, the text alone decides.
    private Node unnamed(Scalar scalar, Key key) {
        if (sealing.texts().isHarmless(scalar.text())) {
            return scalar;
        }
        var looked = looked(scalar, key, Around.NOTHING);
        if (isSame(looked, scalar)) {
            sealing.texts().noteHarmless(scalar.text());
        }
        return looked;
    }

    private Node looked(Scalar scalar, Key key, Around around) {
        var text = scalar.text();
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
                SecretRule.isReference(text) || SecretRule.isPlaceholder(text) ? plain(scalar, key) : secret(scalar);
            case NOTHING -> plain(scalar, key);
        };
    }

    private Node plain(Scalar scalar, Key key) {
        if (scalar.kind() == Kind.NUMBER && key.meaning() != KeyMeaning.PASSWORD && key.meaning() != KeyMeaning.PIN) {
            return scalar;
        }
        if (!key.names() && !isMadeUpInOneLine(scalar, key) && InlineSealing.holdsManySettings(scalar.text())) {
            var sealed = inline.seal(scalar);
            if (!key.meaning().mayName() || !isSame(sealed, scalar)) {
                return sealed;
            }
        }
        return SecretRule.looksSecret(key.name(), key.meaning(), scalar.text()) ? secret(scalar) : scalar;
    }

    /// `cookie: sid=abc123`: looks like a setting and is a secret as a whole.
    private static boolean isMadeUpInOneLine(Scalar scalar, Key key) {
        return key.meaning() == KeyMeaning.DOUBTFUL
                && scalar.text().indexOf('\n') < 0
                && SecretRule.looksSecret(key.name(), key.meaning(), scalar.text());
    }

    private Node.Secret secret(Scalar scalar) {
        sealed.add(scalar);
        return new Node.Secret(sealing.fingerprint(scalar.text()), scalar.place());
    }

    private Node listing(Listing listing, Key key, Around around) {
        var items = new ArrayList<Node>(listing.items().size());
        var isChanged = false;
        var flag = Key.NONE;
        var words = CommandLine.sealed(listing, sealing);
        for (var i = 0; i < listing.items().size(); i++) {
            var item = listing.items().get(i);
            var sealed = seal(words.getOrDefault(i, item), flag.meaning().mayName() ? flag : key, around);
            isChanged |= !isSame(sealed, item);
            items.add(sealed);
            flag = flag(item);
        }
        return isChanged ? new Listing(items, listing.place()) : listing;
    }

    /// `["--password", "hunter2"]`: a flag names the item after it.
    private Key flag(Node item) {
        return item instanceof Scalar scalar
                        && scalar.text().startsWith("-")
                        && scalar.text().indexOf('=') < 0
                ? key(scalar.text())
                : Key.NONE;
    }

    private Node mapping(Mapping mapping, Key around, Around above) {
        var kind = textOf(mapping, "kind");
        var name = NamedValue.nameIn(mapping);
        var isSops = SopsRecord.isIn(mapping);
        var entries = new ArrayList<Entry>(mapping.entries().size());
        var isChanged = false;
        var tokens = 1;
        for (var entry : mapping.entries()) {
            if (isSops && SopsRecord.isRecord(entry)) {
                isChanged = true;
                continue;
            }
            var key = key(name != null && NamedValue.isValue(entry.key()) ? name : entry.key());
            var value = seal(entry.value(), key.below(around), below(entry.key(), kind, above));
            var shown = SecretRule.holdsToken(entry.key()) ? Shown.secretKey(tokens++) : entry.key();
            var isUntouched = isSame(value, entry.value()) && shown.equals(entry.key());
            isChanged |= !isUntouched;
            entries.add(isUntouched ? entry : new Entry(shown, entry.place(), value));
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

    private Key key(String name) {
        return sealing.keys().of(name);
    }
}
