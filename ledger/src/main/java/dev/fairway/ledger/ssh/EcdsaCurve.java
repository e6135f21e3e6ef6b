package dev.fairway.ledger.ssh;

import dev.fairway.ledger.bytes.Bytes;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidParameterSpecException;
import java.util.Optional;

/// The curves that ECDSA keys of OpenSSH are on (RFC 5656), each with the hash that goes with it.
enum EcdsaCurve {
    NISTP256("nistp256", "secp256r1", 32, "SHA256"),
    NISTP384("nistp384", "secp384r1", 48, "SHA384"),
    NISTP521("nistp521", "secp521r1", 66, "SHA512");

    /// Before an uncompressed point (SEC 1, 2.3.3).
    private static final byte UNCOMPRESSED = 4;

    private final String word;
    private final String name;
    private final int size;
    private final String hash;

    /// @param name as the Java runtime has it
    /// @param size bytes of a coordinate
    EcdsaCurve(String word, String name, int size, String hash) {
        this.word = word;
        this.name = name;
        this.size = size;
        this.hash = hash;
    }

    /// As types of keys write it.
    String word() {
        return word;
    }

    /// Whether bytes are a point of this curve, uncompressed. Its cofactor is 1, so there is no smaller group.
    boolean has(Bytes point) {
        var prime = ((ECFieldFp) parameters().getCurve().getField()).getP();
        return decoded(point)
                .filter(it ->
                        it.getAffineX().compareTo(prime) < 0 && it.getAffineY().compareTo(prime) < 0)
                .filter(it -> onCurve(it, prime))
                .isPresent();
    }

    private boolean onCurve(ECPoint point, BigInteger prime) {
        var curve = parameters().getCurve();
        var x = point.getAffineX();
        var y = point.getAffineY();
        var right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB());
        return y.multiply(y).subtract(right).mod(prime).signum() == 0;
    }

    private Optional<ECPoint> decoded(Bytes point) {
        return point.length() == 1 + 2 * size && point.at(0) == UNCOMPRESSED
                ? Optional.of(new ECPoint(
                        new BigInteger(1, point.slice(1, 1 + size).array()),
                        new BigInteger(1, point.slice(1 + size).array())))
                : Optional.empty();
    }

    /// How many points the group has: numbers of signatures are below it.
    BigInteger order() {
        return parameters().getOrder();
    }

    /// Whether a signature holds.
    ///
    /// @param point that [#has] has found to be sound
    /// @param r from 1 on, below the order, as `s`
    boolean holds(Bytes point, Bytes message, BigInteger r, BigInteger s) {
        try {
            var check = Signature.getInstance(hash + "withECDSAinP1363Format");
            check.initVerify(KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(decoded(point).orElseThrow(), parameters())));
            check.update(message.buffer());
            return check.verify(fixed(r).then(fixed(s)).array());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private Bytes fixed(BigInteger number) {
        var shortest = Bytes.of(number.toByteArray());
        return shortest.length() > size
                ? shortest.slice(shortest.length() - size)
                : Bytes.of(new byte[size - shortest.length()]).then(shortest);
    }

    private ECParameterSpec parameters() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(name));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (InvalidParameterSpecException e) {
            throw new IllegalStateException("every Java has the curve " + name, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has elliptic curves", e);
        }
    }
}
