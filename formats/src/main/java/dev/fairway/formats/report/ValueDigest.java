package dev.fairway.formats.report;

import dev.fairway.core.tree.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A short name for all of a value, also of what is too large to show. Places are no part of it, and of secrets only
/// that there is one.
final class ValueDigest {

    /// Deeper than readers go.
    private static final int MAX_DEPTH = 256;

    private static final int LENGTH = 16;

    private final MessageDigest digest = sha256();
    private final boolean secrets;

    private ValueDigest(boolean secrets) {
        this.secrets = secrets;
    }

    /// The same in every run.
    static String of(Node value) {
        return new ValueDigest(false).all(value).substring(0, LENGTH);
    }

    static String of(String text) {
        return HexFormat.of()
                .formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)))
                .substring(0, LENGTH);
    }

    /// Equal for equal values within one run: secrets count with their fingerprints.
    static String withSecrets(Node value) {
        return new ValueDigest(true).all(value);
    }

    private String all(Node value) {
        add(value, 0);
        return HexFormat.of().formatHex(digest.digest());
    }

    private void add(Node node, int depth) {
        switch (node) {
            case Node.Scalar(var kind, var text, var _) -> {
                add(kind.name());
                add(text);
            }
            case Node.Secret(var fingerprint, var _) -> add(secrets ? "secret " + fingerprint : "secret");
            case Node.Encrypted(var scheme, var _) -> add("encrypted " + scheme);
            case Node.Mapping(var entries, var _) -> {
                add("{" + entries.size());
                for (var entry : depth < MAX_DEPTH ? entries : entries.subList(0, 0)) {
                    add(entry.key());
                    add(entry.value(), depth + 1);
                }
            }
            case Node.Listing(var items, var _) -> {
                add("[" + items.size());
                for (var item : depth < MAX_DEPTH ? items : items.subList(0, 0)) {
                    add(item, depth + 1);
                }
            }
        }
    }

    /// With its length, so that two texts are not one.
    private void add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }
}
