package dev.fairway.formats.liquibase;

import dev.fairway.core.release.ChangeLog;
import dev.fairway.core.release.ChangeLog.Reading;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads a file as one of Liquibase's change logs: XML, YAML, JSON, or SQL. What a change set does is not looked
/// at, nor are contexts, labels and databases: all that might be run is there.
public final class ChangeLogReader {

    /// Bytes of a change log; one of SQL alone may be longer.
    private static final int LARGEST = 16 << 20;

    /// Each of the first lines until one that is not blank.
    private static final Pattern FORMATTED =
            Pattern.compile("\\s*--\\s*liquibase\\s*formatted.*", Pattern.CASE_INSENSITIVE);

    private static final Pattern CHANGE_SET =
            Pattern.compile("\\s*--+\\s*changeset\\s.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ChangeLogReader() {}

    /// @param file its name, whose ending decides how it is read
    public static Reading read(String file, byte[] content) {
        var ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (ending.equals("sql")) {
            return sql(content);
        }
        if (content.length > LARGEST) {
            return new Reading.Faulty(0, "more than %d bytes are no change log".formatted(LARGEST));
        }
        return switch (ending) {
            case "xml" -> XmlChangeLog.read(content);
            case "yaml", "yml", "json" -> TreeChangeLog.read(file, content);
            default -> new Reading.Other();
        };
    }

    /// Formatted SQL has the change sets that it says; any other SQL is one.
    private static Reading sql(byte[] content) {
        var steps = new StepList();
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            var lines = text.toString().lines().toList();
            var first = lines.stream().filter(line -> !line.isBlank()).findFirst();
            if (first.isEmpty()) {
                return new Reading.Read(new ChangeLog(steps.steps()));
            }
            if (first.filter(line -> FORMATTED.matcher(line).matches()).isPresent()
                    && lines.stream().noneMatch(line -> CHANGE_SET.matcher(line).matches())) {
                return new Reading.Read(new ChangeLog(steps.steps()));
            }
        } catch (CharacterCodingException _) {
            // Of another encoding, which Liquibase may be told: what it runs is this file all the same.
        }
        steps.changeSet();
        return new Reading.Read(new ChangeLog(steps.steps()));
    }
}
