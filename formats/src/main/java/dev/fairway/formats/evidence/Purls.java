package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.Digest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Digests that are told in a package URL: as the version of an image, or as its `checksum`.
final class Purls {

    private static final int LONGEST = 4096;

    private Purls() {}

    static List<Digest> digests(String purl) {
        var digests = new ArrayList<Digest>();
        if (!purl.startsWith("pkg:") || purl.length() > LONGEST) {
            return digests;
        }
        var end = purl.indexOf('#') < 0 ? purl.length() : purl.indexOf('#');
        var question = purl.indexOf('?');
        var path = purl.substring(0, question < 0 || question > end ? end : question);
        decoded(path.substring(path.lastIndexOf('@') + 1))
                .flatMap(Purls::spelled)
                .ifPresent(digests::add);
        if (question >= 0 && question < end) {
            for (var qualifier : purl.substring(question + 1, end).split("&")) {
                if (qualifier.startsWith("checksum=")) {
                    decoded(qualifier.substring("checksum=".length())).ifPresent(sums -> checksums(sums, digests));
                }
            }
        }
        return digests;
    }

    /// `sha256:` and digits, as images are named.
    static Optional<Digest> spelled(String text) {
        return text.startsWith("sha256:") ? Digest.ofHex(text.substring("sha256:".length())) : Optional.empty();
    }

    private static void checksums(String sums, List<Digest> digests) {
        for (var sum : sums.split(",")) {
            spelled(sum).ifPresent(digests::add);
        }
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
