package dev.fairway.bulk;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.sign.Ed25519;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;

/// Ed25519 of Bouncy Castle, ten times as fast as that of the Java runtime, and to the same criterion as
/// [Ed25519#holds]: a log that the one accepts, the other does.
public final class BulkEd25519 {

    /// Keys that were looked at already; a log has few signers and many signatures.
    private static final int MOST_KNOWN = 1_000;

    private static final Map<Bytes, Optional<PublicPoint>> KNOWN = new ConcurrentHashMap<>();

    private BulkEd25519() {}

    /// Bouncy Castle checks the equation times a scalar that it chooses for speed, which lets some R through that are
    /// not of the large subgroup, and refuses others: R is therefore looked at as well as the key.
    public static boolean holds(Bytes key, Bytes message, Bytes signature) {
        if (key.length() != Ed25519.KEY_SIZE || signature.length() != Ed25519.SIGNATURE_SIZE) {
            return false;
        }
        var point = point(key);
        var bytes = signature.array();
        var text = message.array();
        return point.isPresent()
                && org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFull(bytes, 0)
                && org.bouncycastle.math.ec.rfc8032.Ed25519.verify(bytes, 0, point.get(), text, 0, text.length);
    }

    /// As [Ed25519#sign], to the bit.
    public static Bytes sign(Bytes seed, Bytes message) {
        var signature = new byte[Ed25519.SIGNATURE_SIZE];
        var text = message.array();
        org.bouncycastle.math.ec.rfc8032.Ed25519.sign(seed.array(), 0, text, 0, text.length, signature, 0);
        return Bytes.of(signature);
    }

    /// The point of a key; nothing where it is not the one spelling of a point of the large subgroup.
    private static Optional<PublicPoint> point(Bytes key) {
        if (KNOWN.size() >= MOST_KNOWN) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(
                key,
                it -> Ed25519.sound(it)
                        ? Optional.ofNullable(
                                org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFullExport(it.array(), 0))
                        : Optional.empty());
    }
}
