package dev.fairway.core.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fairway.core.tree.Node;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/// Digests of whole values, for where a value is too long to be written down and only its change matters.
public final class Digest {

    private Digest() {}

    /// `sha256:` and 64 hexadecimal digits over the value: names sorted, every part with its length before it, so that
    /// different values cannot be written alike. Of secrets, only that they are there.
    public static String of(Node node) {
        var digest = sha256();
        add(digest, node);
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Node node) {
        switch (node) {
            case Node.Scalar(var kind, var text, var _) ->
                add(digest, kind == Node.Kind.NULL ? "null" : "text", SealedText.withoutFingerprints(text));
            case Node.Secret _ -> add(digest, "secret", "");
            case Node.Encrypted(var scheme, var _) -> add(digest, "encrypted", scheme);
            case Node.Listing(var items, var _) -> {
                add(digest, "list", Integer.toString(items.size()));
                items.forEach(item -> add(digest, item));
            }
            case Node.Mapping(var entries, var _) -> {
                add(digest, "map", Integer.toString(entries.size()));
                entries.stream().sorted(Comparator.comparing(Node.Entry::key)).forEach(entry -> {
                    add(digest, "key", entry.key());
                    add(digest, entry.value());
                });
            }
        }
    }

    private static void add(MessageDigest digest, String sort, String text) {
        var bytes = text.getBytes(UTF_8);
        digest.update((sort + bytes.length + ":").getBytes(UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
