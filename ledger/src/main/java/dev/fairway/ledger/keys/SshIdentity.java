package dev.fairway.ledger.keys;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.ssh.PrivateKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which key somebody means to sign with: an SSH key, as Git's `user.signingKey` names one, or a file in which a
/// machine keeps an Ed25519 key (PEM).
///
/// @param key its public half
/// @param file that was named; nothing where the key itself was, which is in the agent then
/// @param isPem whether the file is one of a machine's, which needs nobody else to sign
public record SshIdentity(PublicKey key, Optional<Path> file, boolean isPem) {

    private static final String LITERAL = "key::";
    private static final Pattern BLANKS = Pattern.compile("[ \t]++");
    /// Bytes that a file of a key may have.
    private static final int LONGEST = 1 << 16;

    public SshIdentity {
        requireNonNull(key, "key");
    }

    /// What came of looking.
    public sealed interface Answer {
        record Found(SshIdentity identity) implements Answer {}

        /// @param why a part of a sentence that begins with what was named
        record Mistaken(String why) implements Answer {}
    }

    /// @param named `key::` and a public key, or the path of a file with a private or a public key
    /// @param directory from which relative paths start
    /// @param home for which `~` stands
    public static Answer of(String named, Path directory, Path home) {
        if (named.startsWith(LITERAL)) {
            return publicKey(named.substring(LITERAL.length()))
                    .<Answer>map(key -> new Answer.Found(new SshIdentity(key, Optional.empty(), false)))
                    .orElseGet(() -> new Answer.Mistaken("has no key after key::" + taken()));
        }
        try {
            var file = named.startsWith("~/") ? home.resolve(named.substring(2)) : directory.resolve(named);
            return read(file.normalize());
        } catch (InvalidPathException _) {
            return new Answer.Mistaken("is no path of a file, and no key:: with a public key");
        } catch (IOException e) {
            var why = Disk.why(e);
            return new Answer.Mistaken("names a file that cannot be read" + (why.isEmpty() ? "" : ": " + why));
        }
    }

    private static Answer read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new Answer.Mistaken(
                    Files.exists(file) ? "names something that is no file" : "names a file that is not there");
        }
        if (Files.size(file) > LONGEST) {
            return new Answer.Mistaken("names a file that is too long for a key");
        }
        var content = Bytes.of(Files.readAllBytes(file));
        var seed = content.text().flatMap(Pem::seed);
        var key = seed.isPresent() ? seed.map(it -> PublicKey.ed25519(Ed25519.publicKey(it))) : key(file, content);
        return key.<Answer>map(it -> new Answer.Found(new SshIdentity(it, Optional.of(file), seed.isPresent())))
                .orElseGet(() -> new Answer.Mistaken("names a file that has no key" + taken()));
    }

    private static Optional<PublicKey> key(Path file, Bytes content) throws IOException {
        var text = content.text().orElse("");
        if (!text.startsWith("-----BEGIN ")) {
            return publicKey(text);
        }
        var inside = PrivateKeyFile.publicKey(text);
        if (inside.isPresent()) {
            return inside.flatMap(PublicKey::of);
        }
        // Older forms tell nothing without the passphrase.
        var beside = file.resolveSibling(file.getFileName() + ".pub");
        return Files.isRegularFile(beside) && Files.size(beside) <= LONGEST
                ? Bytes.of(Files.readAllBytes(beside)).text().flatMap(SshIdentity::publicKey)
                : Optional.empty();
    }

    /// A line with a type, a key and a comment.
    private static Optional<PublicKey> publicKey(String text) {
        var words = BLANKS.split(text.strip());
        return words.length >= 2
                ? PublicKey.parse(words[1]).filter(key -> key.type().equals(words[0]))
                : Optional.empty();
    }

    private static String taken() {
        return " that may sign facts: Ed25519, RSA of 2,048 to 16,384 bits, ECDSA, or one of both in hardware (no"
                + " certificate, no DSA)";
    }
}
