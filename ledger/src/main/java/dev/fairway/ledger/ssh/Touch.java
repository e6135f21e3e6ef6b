package dev.fairway.ledger.ssh;

import java.util.regex.Pattern;

/// What a key in hardware says beside its signature (OpenSSH, PROTOCOL.u2f; WebAuthn, 6.1).
final class Touch {

    private static final Pattern APPLICATION = Pattern.compile("ssh:[ -~]{0,64}");
    /// Somebody was there.
    private static final int PRESENT = 0x01;
    /// Reserved bits, and those which say that more data was signed. The others are free: whether somebody was
    /// verified (0x04), and whether the key has copies (0x08, 0x10).
    private static final int FORBIDDEN = 0x02 | 0x20 | 0x40 | 0x80;

    private Touch() {}

    /// Whether a text may be what a key was made for.
    static boolean isApplication(String text) {
        return APPLICATION.matcher(text).matches();
    }

    /// Whether flags say that somebody touched the key, and nothing that is not known.
    static boolean isGiven(int flags) {
        return (flags & (PRESENT | FORBIDDEN)) == PRESENT;
    }
}
