package dev.fairway.formats.report;

import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// How every JSON document of ours is spelled: UTF-8, two blanks, line feeds, nothing in it that a terminal would
/// obey.
final class JsonWriting {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .characterEscapes(new TerminalEscapes())
            .build();

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private JsonWriting() {}

    static JsonGenerator indented(OutputStream out) {
        return FACTORY.createGenerator(new Indented(), out, JsonEncoding.UTF8);
    }

    static JsonGenerator compact(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
    }

    /// Half of a surrogate pair cannot be written as UTF-8; everything else stands as it is.
    static String wellFormed(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaceLoneSurrogates(text);
            }
        }
        return text;
    }

    static void text(JsonGenerator json, String name, String value) {
        json.writeStringProperty(name, wellFormed(value));
    }

    static void textOrNull(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            text(json, name, value);
        }
    }

    /// Whole seconds, UTC: `2026-11-21T08:30:00Z`.
    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// Milliseconds, UTC, as the ledger's entries have them: `2026-11-21T08:30:00.120Z`.
    static String millis(Instant time) {
        return MILLIS.format(time);
    }

    private static String replaceLoneSurrogates(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static final class Indented extends ObjectWriteContext.Base {

        private final DefaultPrettyPrinter printer;

        Indented() {
            var indenter = new DefaultIndenter("  ", "\n");
            var separators = Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator("");
            this.printer = new DefaultPrettyPrinter(separators)
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter);
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return printer.createInstance();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    /// Escapes what would steer a terminal or reorder its text; JSON itself asks that of C0 only.
    private static final class TerminalEscapes extends CharacterEscapes {

        private static final char FIRST_OF_TAGS = '\uDB40';

        private static final int[] ASCII = ascii();

        private static int[] ascii() {
            var escapes = CharacterEscapes.standardAsciiEscapesForJSON();
            escapes[0x7F] = CharacterEscapes.ESCAPE_STANDARD;
            return escapes;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ASCII.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return c > 0x7F && c <= 0xFFFF && isEscaped((char) c)
                    ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", c))
                    : null;
        }

        /// Tags and private characters are pairs that begin late. The second half is asked for only after the first
        /// was escaped: of other pairs, both are written at once.
        private static boolean isEscaped(char c) {
            return Character.isSurrogate(c) ? c >= FIRST_OF_TAGS : SafeText.steers(c);
        }
    }
}
