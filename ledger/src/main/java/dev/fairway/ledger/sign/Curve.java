package dev.fairway.ledger.sign;

import dev.fairway.ledger.bytes.Bytes;
import java.math.BigInteger;
import java.util.Optional;

/// Points of the curve of Ed25519 (RFC 8032, 5.1): enough to tell whether one is fit to be a key. Not for secrets: how
/// long it takes depends on the numbers.
final class Curve {

    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger TWO = BigInteger.TWO;
    /// The field is that of the integers modulo 2^255 - 19.
    private static final BigInteger PRIME = TWO.pow(255).subtract(BigInteger.valueOf(19));
    /// How many points the large subgroup has.
    private static final BigInteger ORDER = TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final BigInteger D =
            field(BigInteger.valueOf(-121_665).multiply(inverse(BigInteger.valueOf(121_666))));
    private static final BigInteger ROOT_OF_MINUS_ONE =
            TWO.modPow(PRIME.subtract(ONE).shiftRight(2), PRIME);
    private static final int SIGN = 255;

    private Curve() {}

    /// Whether bytes are the one spelling of a point of the large subgroup, and not its neutral element. Signatures
    /// below other keys are judged in more than one way by those who verify.
    static boolean isKey(Bytes encoded) {
        return decode(encoded)
                .filter(point -> !point.isNeutral())
                .filter(point -> point.times(ORDER).isNeutral())
                .isPresent();
    }

    private static Optional<Point> decode(Bytes encoded) {
        if (encoded.length() != Ed25519.KEY_SIZE) {
            return Optional.empty();
        }
        var number = littleEndian(encoded.array());
        var odd = number.testBit(SIGN);
        var y = number.clearBit(SIGN);
        if (y.compareTo(PRIME) >= 0) {
            return Optional.empty();
        }
        var square = y.multiply(y);
        var wanted =
                field(square.subtract(ONE).multiply(inverse(D.multiply(square).add(ONE))));
        return root(wanted)
                .filter(x -> x.signum() != 0 || !odd)
                .map(x -> x.testBit(0) == odd ? x : PRIME.subtract(x))
                .map(x -> new Point(x, y, ONE, field(x.multiply(y))));
    }

    /// The square root, if there is one: the field's prime is 5 modulo 8.
    private static Optional<BigInteger> root(BigInteger square) {
        var candidate = square.modPow(PRIME.add(BigInteger.valueOf(3)).shiftRight(3), PRIME);
        return Optional.of(candidate)
                .filter(x -> field(x.multiply(x)).equals(square))
                .or(() -> Optional.of(field(candidate.multiply(ROOT_OF_MINUS_ONE)))
                        .filter(x -> field(x.multiply(x)).equals(square)));
    }

    private static BigInteger littleEndian(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (var at = 0; at < bytes.length; at++) {
            reversed[at] = bytes[bytes.length - 1 - at];
        }
        return new BigInteger(1, reversed);
    }

    private static BigInteger field(BigInteger number) {
        return number.mod(PRIME);
    }

    private static BigInteger inverse(BigInteger number) {
        return number.modPow(PRIME.subtract(TWO), PRIME);
    }

    /// In extended coordinates: x = X/Z, y = Y/Z, x*y = T/Z.
    private record Point(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {

        private static final Point NEUTRAL = new Point(BigInteger.ZERO, ONE, ONE, BigInteger.ZERO);

        boolean isNeutral() {
            return x.signum() == 0 && y.equals(z);
        }

        Point times(BigInteger factor) {
            var product = NEUTRAL;
            for (var bit = factor.bitLength() - 1; bit >= 0; bit--) {
                product = product.plus(product);
                if (factor.testBit(bit)) {
                    product = product.plus(this);
                }
            }
            return product;
        }

        /// RFC 8032, 5.1.4; it holds for equal points, too.
        Point plus(Point other) {
            var a = field(y.subtract(x).multiply(other.y.subtract(other.x)));
            var b = field(y.add(x).multiply(other.y.add(other.x)));
            var c = field(t.multiply(TWO).multiply(D).multiply(other.t));
            var d = field(z.multiply(TWO).multiply(other.z));
            var e = b.subtract(a);
            var f = d.subtract(c);
            var g = d.add(c);
            var h = b.add(a);
            return new Point(field(e.multiply(f)), field(g.multiply(h)), field(f.multiply(g)), field(e.multiply(h)));
        }
    }
}
