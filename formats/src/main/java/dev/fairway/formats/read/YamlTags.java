package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import java.util.List;
import java.util.Optional;

/// What a tag does to a scalar.
final class YamlTags {

    private static final String STANDARD = "tag:yaml.org,2002:";

    private YamlTags() {}

    static Node scalar(String tag, String text, YamlDialect dialect, Place place) {
        return switch (tag) {
            case STANDARD + "str", STANDARD + "binary", STANDARD + "timestamp", "!" ->
                new Scalar(Kind.TEXT, text, place);
            case STANDARD + "null" -> new Scalar(Kind.NULL, "", place);
            case STANDARD + "int", STANDARD + "float" -> dialect.number(text, place);
            case STANDARD + "bool" -> dialect.plain(text, place);
            case "!vault", "!vault-encrypted" -> new Encrypted("ansible-vault", place);
            default -> other(tag, text, place);
        };
    }

    /// `!If [a, b]` means something else than `[a, b]`, and is read as if the tag were its one key.
    static Node collection(Optional<String> tag, Node node) {
        return tag.filter(name -> !name.startsWith(STANDARD) && !name.equals("!"))
                .<Node>map(name -> new Mapping(List.of(new Entry(name, node.place(), node)), node.place()))
                .orElse(node);
    }

    /// `!Ref Bucket` means something else than `Bucket`, so the tag stays part of the text.
    private static Node other(String tag, String text, Place place) {
        if (tag.startsWith(STANDARD)) {
            return new Scalar(Kind.TEXT, text, place);
        }
        return new Scalar(Kind.TEXT, text.isEmpty() ? tag : tag + " " + text, place);
    }
}
