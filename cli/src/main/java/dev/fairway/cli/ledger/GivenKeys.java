package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Surroundings;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.keys.KeyFolder;
import dev.fairway.ledger.keys.SshIdentity;
import dev.fairway.ledger.keys.SshKeygen;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The keys that environment variables give.
final class GivenKeys {

    /// Of a log, for machines that have no folder of keys.
    static final String LOG = "FAIRWAY_LOG_KEY";

    /// Of whoever signs facts: an SSH key, as Git's `user.signingKey` names one, or a machine's in PEM, by its file or
    /// its text.
    static final String SIGNER = "FAIRWAY_SIGNING_KEY";

    /// How long somebody may look for his passphrase, or for his key to touch it.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String PEM = "-----BEGIN ";

    private GivenKeys() {}

    static Optional<SigningKey> log(Surroundings surroundings) {
        return value(surroundings, LOG).flatMap(given -> SigningKey.parse(given.strip()));
    }

    /// A text that holds no key would be taken for none at all.
    static Optional<String> logMistake(Surroundings surroundings) {
        var sound = log(surroundings).filter(key -> key.verifier().type() == VerifierKey.Type.NOTE);
        return value(surroundings, LOG).isEmpty() || sound.isPresent()
                ? Optional.empty()
                : Optional.of(
                        "%s holds no key of a log: it takes the text of the file with the ending .log".formatted(LOG));
    }

    /// Who signs, where it is not this machine; to be asked where there is no [#signerMistake].
    static Optional<Signer> signer(Surroundings surroundings) {
        return value(surroundings, SIGNER)
                .flatMap(named -> named.strip().startsWith(PEM)
                        ? KeyFolder.signerOf(named)
                        : switch (identity(named, surroundings)) {
                            case SshIdentity.Answer.Found(var identity) -> Optional.of(signer(identity, surroundings));
                            case SshIdentity.Answer.Mistaken _ -> Optional.empty();
                        });
    }

    /// As [#signer(Surroundings)], where it is a machine, whose signatures need nobody's passphrase or touch.
    static Optional<Signer> machine(Surroundings surroundings) {
        return value(surroundings, SIGNER)
                .flatMap(named -> named.strip().startsWith(PEM)
                        ? KeyFolder.signerOf(named)
                        : switch (identity(named, surroundings)) {
                            case SshIdentity.Answer.Found(var identity) ->
                                identity.file().filter(_ -> identity.isPem()).flatMap(KeyFolder::signerIn);
                            case SshIdentity.Answer.Mistaken _ -> Optional.empty();
                        });
    }

    /// Who signs with a key that somebody names: whoever keeps it in PEM by himself, everybody else through
    /// `ssh-keygen`.
    static Signer signer(SshIdentity identity, Surroundings surroundings) {
        return identity.file()
                .filter(_ -> identity.isPem())
                .flatMap(KeyFolder::signerIn)
                .orElseGet(
                        () -> new SshKeygen(surroundings.environment(), surroundings.err(), PATIENCE).signer(identity));
    }

    static boolean isSignerGiven(Surroundings surroundings) {
        return value(surroundings, SIGNER).isPresent();
    }

    static Optional<String> signerMistake(Surroundings surroundings) {
        return value(surroundings, SIGNER).flatMap(named -> {
            if (named.strip().startsWith(PEM)) {
                return KeyFolder.signerOf(named).isPresent()
                        ? Optional.empty()
                        : Optional.of(SIGNER + " holds a private key that is no Ed25519 key in PEM: write it to a file,"
                                + " and name that");
            }
            return switch (identity(named, surroundings)) {
                case SshIdentity.Answer.Found _ -> Optional.empty();
                case SshIdentity.Answer.Mistaken(var why) -> Optional.of("%s %s".formatted(SIGNER, why));
            };
        });
    }

    /// Which key somebody names.
    static SshIdentity.Answer identity(String named, Surroundings surroundings) {
        var home = surroundings.environment().getOrDefault("HOME", System.getProperty("user.home"));
        return SshIdentity.of(named.strip(), surroundings.directory(), Path.of(home));
    }

    private static Optional<String> value(Surroundings surroundings, String variable) {
        return Optional.of(surroundings.environment().getOrDefault(variable, ""))
                .filter(it -> !it.isBlank());
    }
}
