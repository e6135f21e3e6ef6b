package dev.fairway.ledger.ssh;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.sign.Verification;
import java.util.Base64;
import java.util.Optional;

/// Signatures in the form of OpenSSH's PROTOCOL.sshsig, of which one spelling is taken (docs/ledger-format.md, 2).
public final class SshSignature {

    /// What our signatures are for: one that was made for something else is none of a fact.
    public static final String NAMESPACE = "fairway";

    private static final Bytes MAGIC = Bytes.utf8("SSHSIG");
    private static final Bytes VERSION = WireWriter.number(1);
    private static final Bytes HASH = Bytes.utf8("sha512");

    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
    private static final String END = "-----END SSH SIGNATURE-----\n";

    private SshSignature() {}

    /// Whether a signature holds.
    ///
    /// @param wire of the key
    /// @param signature an SSHSIG without armour
    public static boolean holds(SshKey key, Bytes wire, Bytes message, Bytes signature, Verification verification) {
        var reader = new WireReader(signature);
        var magic = reader.raw(MAGIC.length());
        var version = reader.raw(Integer.BYTES);
        var by = reader.field();
        var namespace = reader.field();
        var reserved = reader.field();
        var hash = reader.field();
        var inner = reader.field();
        return reader.isDone()
                && magic.equals(MAGIC)
                && version.equals(VERSION)
                && by.equals(wire)
                && namespace.equals(Bytes.utf8(NAMESPACE))
                && reserved.length() == 0
                && hash.equals(HASH)
                && key.holds(signed(message), inner, verification);
    }

    /// What a key signs in the place of a message.
    public static Bytes signed(Bytes message) {
        return MAGIC.then(WireWriter.field(Bytes.utf8(NAMESPACE)))
                .then(WireWriter.field(Bytes.of()))
                .then(WireWriter.field(HASH))
                .then(WireWriter.field(RsaSignature.sha512(message)));
    }

    /// Takes off the armour that `ssh-keygen -Y sign` prints; nothing where the text is none.
    public static Optional<Bytes> unarmoured(String text) {
        if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.length() < BEGIN.length() + END.length()) {
            return Optional.empty();
        }
        try {
            var lines = text.substring(BEGIN.length(), text.length() - END.length());
            return Optional.of(Bytes.of(Base64.getDecoder().decode(lines.replace("\n", ""))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
