package dev.fairway.formats.evidence;

import static dev.fairway.formats.evidence.Readings.bytes;
import static dev.fairway.formats.evidence.Readings.summary;
import static dev.fairway.formats.evidence.Readings.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.evidence.Digest;
import dev.fairway.core.evidence.EvidenceKind;
import dev.fairway.core.evidence.EvidenceReading.Read;
import dev.fairway.core.evidence.EvidenceReading.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvidenceReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n\t\r\n", "\uFEFF", "\uFEFF\n"})
    void anEmptyFileProvesNothing(String text) {
        assertThat(told(text)).isEqualTo("REFUSED it is empty");
        assertThat(EvidenceReader.keep(bytes(text))).isEqualTo(new Refused("it is empty"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"All is well.\n", "[INFO] done", "[{\"bomFormat\": \"CycloneDX\"}]", "{\"a\": 1}", "\0\1\2"})
    void whatIsOfNoKnownKindIsAPlainFileThatNeverPasses(String text) {
        var summary = summary(text);
        assertThat(summary.kind()).isEqualTo(EvidenceKind.FILE);
        assertThat(summary.counts()).containsEntry("bytes", (long) bytes(text).length);
        assertThat(summary.headline()).contains(Digest.of(bytes(text)).text()).endsWith("of which nothing was read");
        assertThat(told(text)).startsWith("UNJUDGED a file of ");
    }

    @Test
    void aCompressedFileIsNotUnpacked() throws IOException {
        assertThat(told(gzip(bytes("<testsuite><testcase/></testsuite>"))))
                .startsWith("UNJUDGED a compressed file of ")
                .endsWith("of which nothing was unpacked");
        assertThat(told(gzip(new byte[8 << 20]))).startsWith("UNJUDGED a compressed file of ");
        assertThat(told(zip(bytes("<testsuite/>")))).startsWith("UNJUDGED a compressed file of ");
    }

    @Test
    void aHugeFileIsRefused() {
        assertThat(told(new byte[EvidenceReader.MOST_BYTES + 1])).isEqualTo("REFUSED it is larger than 64 MiB");
        assertThat(EvidenceReader.keep(new byte[EvidenceReader.MOST_BYTES + 1]))
                .isEqualTo(new Refused("it is larger than 64 MiB"));
    }

    @Test
    void whatIsOnlyKeptIsNotRead() {
        assertThat(EvidenceReader.keep(bytes("<!DOCTYPE x><x>")))
                .isInstanceOfSatisfying(
                        Read.class, it -> assertThat(it.summary().kind()).isEqualTo(EvidenceKind.FILE));
    }

    @Test
    void aRefusalNamesNoValue() {
        for (var text : new String[] {
            "{\"hunter2\": 1, \"hunter2\": 2}",
            "{\"a\": hunter2}",
            "{\"a\": \"hunter2\\ud800\"}",
            "<testsuite tests='hunter2'/>",
            "<testsuite><hunter2></testsuite>",
            "<hunter2><!DOCTYPE hunter2>",
            "{\"_type\": \"https://in-toto.io/Statement/hunter2\"}",
            "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"hunter2\"}",
            "SPDXVersion: hunter2",
        }) {
            assertThat(told(text)).startsWith("REFUSED ").doesNotContain("hunter2");
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] zip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("TEST-x.xml"));
            zip.write(content);
            zip.closeEntry();
        }
        return out.toByteArray();
    }
}
