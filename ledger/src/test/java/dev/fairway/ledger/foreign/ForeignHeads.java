package dev.fairway.ledger.foreign;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/// The root of the map of heads, as docs/ledger-format.md defines it.
final class ForeignHeads {

    private ForeignHeads() {}

    private record Chain(long count, long last, String link) {}

    private record Bound(String bits, String hash) {}

    static byte[] root(List<byte[]> hashes, List<List<String>> keys) {
        var chains = new TreeMap<String, Chain>();
        for (var index = 0; index < hashes.size(); index++) {
            for (var key : keys.get(index)) {
                var before = chains.getOrDefault(key, new Chain(0, 0, "00".repeat(32)));
                var link = Crypto.sha256(Crypto.bytes(0x12), parsed(before.link()), hashes.get(index));
                chains.put(key, new Chain(before.count() + 1, index, Crypto.hex(link)));
            }
        }
        var bound = chains.entrySet().stream()
                .map(it -> new Bound(bits(it.getKey()), Crypto.hex(hash(parsed(it.getKey()), it.getValue()))))
                .toList();
        return hash(bound, 0);
    }

    private static byte[] hash(byte[] key, Chain chain) {
        var numbers = ByteBuffer.allocate(16).putLong(chain.count()).putLong(chain.last());
        return Crypto.sha256(Crypto.bytes(0x10), key, numbers.array(), parsed(chain.link()));
    }

    private static byte[] parsed(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String bits(String hex) {
        var bits = new StringBuilder();
        hex.chars()
                .forEach(digit -> bits.append(
                        Integer.toBinaryString(16 + Character.digit(digit, 16)).substring(1)));
        return bits.toString();
    }

    private static byte[] hash(List<Bound> bound, int bit) {
        if (bound.isEmpty()) {
            return new byte[32];
        }
        if (bound.size() == 1) {
            return parsed(bound.getFirst().hash());
        }
        var zeros = bound.stream().filter(it -> it.bits().charAt(bit) == '0').toList();
        var ones = bound.stream().filter(it -> it.bits().charAt(bit) == '1').toList();
        return Crypto.sha256(Crypto.bytes(0x11), hash(zeros, bit + 1), hash(ones, bit + 1));
    }
}
