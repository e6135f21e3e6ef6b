package dev.fairway.formats.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// How a file is written, as its first bytes show.
enum FileForm {
    JSON,
    XML,
    /// SPDX as lines of `Tag: value`.
    SPDX_TAGS,
    COMPRESSED,
    OTHER;

    private static final int HEAD = 4096;

    /// gzip, zip, Zstandard, xz, bzip2, 7z, compress.
    private static final List<byte[]> PACKED = List.of(
            bytes(0x1F, 0x8B),
            bytes('P', 'K', 3, 4),
            bytes('P', 'K', 5, 6),
            bytes(0x28, 0xB5, 0x2F, 0xFD),
            bytes(0xFD, '7', 'z', 'X', 'Z', 0),
            bytes('B', 'Z', 'h'),
            bytes('7', 'z', 0xBC, 0xAF, 0x27, 0x1C),
            bytes(0x1F, 0x9D));

    /// A page for a browser, which is no XML and never parsed.
    private static final Pattern HTML = Pattern.compile("(?is)(?:<!doctype\\s{1,100}html\\b[^\\[]{0,400}>|<html\\b).*");

    private static final Pattern TAGS = Pattern.compile("(?s)(?:#[^\\n]{0,400}\\n|\\s){0,100}+SPDXVersion:.*");

    static FileForm of(byte[] file) {
        if (PACKED.stream().anyMatch(start -> startsWith(file, start))) {
            return COMPRESSED;
        }
        var start = Utf8.afterMark(file);
        var head = new String(file, start, Math.min(file.length - start, HEAD), StandardCharsets.ISO_8859_1);
        var text = head.replace("\0", "")
                .replaceFirst("^(?:\u00FF\u00FE|\u00FE\u00FF)", "")
                .stripLeading();
        if (text.startsWith("{")) {
            return JSON;
        }
        if (text.startsWith("<")) {
            return HTML.matcher(text).matches() ? OTHER : XML;
        }
        return TAGS.matcher(text).matches() ? SPDX_TAGS : OTHER;
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static boolean startsWith(byte[] file, byte[] start) {
        if (file.length < start.length) {
            return false;
        }
        for (var i = 0; i < start.length; i++) {
            if (file[i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
