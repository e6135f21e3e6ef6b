package dev.fairway.core.contract;

import java.util.Optional;
import java.util.regex.Pattern;

/// A block of network addresses, `10.0.0.0/8` or `fd00::/8`. A number alone or an octal-looking part is none.
///
/// @param bits length of the prefix
record AddressBlock(String address, int bits) {

    private static final Pattern FOUR = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

    static Optional<AddressBlock> parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("0|[1-9]\\d{0,2}")) {
            return Optional.empty();
        }
        var address = text.substring(0, slash);
        var bits = Integer.parseInt(text.substring(slash + 1));
        if (four(address)) {
            return bits <= 32 ? Optional.of(new AddressBlock(address, bits)) : Optional.empty();
        }
        return six(address) && bits <= 128 ? Optional.of(new AddressBlock(address, bits)) : Optional.empty();
    }

    private static boolean four(String text) {
        if (!FOUR.matcher(text).matches()) {
            return false;
        }
        for (var part : text.split("\\.")) {
            if (Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean six(String text) {
        if (text.length() > 45) {
            return false;
        }
        var gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text) == 8;
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        var left = groups(text.substring(0, gap));
        var right = groups(text.substring(gap + 2));
        return left >= 0 && right >= 0 && left + right <= 7;
    }

    /// How many groups of 16 bits the text writes; -1 where it is wrong.
    private static int groups(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        var parts = text.split(":", -1);
        var count = 0;
        for (var i = 0; i < parts.length; i++) {
            var lastIsFour = i == parts.length - 1 && four(parts[i]);
            if (!lastIsFour && !GROUP.matcher(parts[i]).matches()) {
                return -1;
            }
            count += lastIsFour ? 2 : 1;
        }
        return count;
    }
}
