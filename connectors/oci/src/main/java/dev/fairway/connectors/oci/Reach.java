package dev.fairway.connectors.oci;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collection;

/// From where an address can be reached, the widest first. Who was named by somebody out there is not followed further
/// in than that: what answers there may answer to this machine alone.
enum Reach {
    EVERYWHERE,
    /// A network of one's own.
    PRIVATE,
    /// The cable one hangs on: machines of clouds ask for their secrets there.
    LINK,
    /// This machine.
    SELF;

    static Reach of(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return SELF;
        }
        if (address.isLinkLocalAddress() || address.isMulticastAddress()) {
            return LINK;
        }
        var bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            return embedded(bytes);
        }
        return address.isSiteLocalAddress() || isReserved(bytes[0] & 0xff, bytes[1] & 0xff) ? PRIVATE : EVERYWHERE;
    }

    /// Shared, reserved and experimental networks of IPv4, which nobody out there answers from.
    private static boolean isReserved(int first, int second) {
        return first == 0
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0)
                || (first == 198 && (second == 18 || second == 19))
                || first >= 240;
    }

    /// Unique local addresses, and those in which one of IPv4 may be hidden.
    private static Reach embedded(byte[] bytes) {
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        var isGlobal = first >= 0x20 && first <= 0x3f;
        var translates = first == 0x20 && (second == 0x02 || (second == 0x01 && bytes[2] == 0 && bytes[3] == 0));
        return isGlobal && !translates ? EVERYWHERE : PRIVATE;
    }

    /// Of a party with several addresses, the one that is furthest in.
    static Reach innermost(Collection<InetAddress> addresses) {
        return addresses.stream().map(Reach::of).max(Reach::compareTo).orElse(EVERYWHERE);
    }

    /// Of a party with several addresses, the one that is furthest out.
    static Reach outermost(Collection<InetAddress> addresses) {
        return addresses.stream().map(Reach::of).min(Reach::compareTo).orElse(EVERYWHERE);
    }
}
