package dev.fairway.formats.evidence;

import static dev.fairway.formats.evidence.Readings.bytes;
import static dev.fairway.formats.evidence.Readings.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileXmlTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SUITE = "<testsuite tests='1'><testcase>%s</testcase></testsuite>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE testsuite>",
                "<!DOCTYPE testsuite SYSTEM 'http://127.0.0.1:9/x.dtd'>",
                "<!DOCTYPE testsuite PUBLIC '-//x' 'http://127.0.0.1:9/x.dtd'>",
                "<!DOCTYPE testsuite [<!ENTITY x 'y'>]>",
                "<!DOCTYPE testsuite [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/x'> %x;]>",
                "<!DOCTYPE testsuite [<!ATTLIST testsuite tests CDATA '7'>]>",
            })
    void aDocumentTypeIsRefused(String type) {
        assertThat(told("<?xml version='1.0'?>\n" + type + SUITE.formatted("")))
                .isEqualTo("REFUSED it declares a document type (DOCTYPE), which is refused, on line 2");
    }

    @Test
    void noFileIsReadThroughAnEntity(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret.txt"), "<failure/>");
        var text = "<!DOCTYPE testsuite [<!ENTITY x SYSTEM '%s'>]>%s".formatted(secret.toUri(), SUITE.formatted("&x;"));
        assertThat(told(text)).contains("it declares a document type").doesNotContain("secret");
    }

    @Test
    void aBillionLaughsAreNone() {
        var text = new StringBuilder("<!DOCTYPE lolz [<!ENTITY l0 'ha'>");
        for (var i = 1; i < 30; i++) {
            text.append("<!ENTITY l%d '&l%d;&l%d;&l%d;'>".formatted(i, i - 1, i - 1, i - 1));
        }
        text.append("]>").append(SUITE.formatted("&l29;"));
        var told = assertTimeoutPreemptively(PATIENCE, () -> told(text.toString()));
        assertThat(told).contains("it declares a document type");
    }

    @Test
    void anEntityThatNobodyDeclaredIsRefused() {
        assertThat(told(SUITE.formatted("&x;")))
                .isEqualTo("REFUSED it uses an entity of its own, which is refused, on line 1");
        assertThat(told("<testsuite name='&x;'/>"))
                .isEqualTo("REFUSED it uses an entity of its own, which is refused, on line 1, column 21");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(told("<testsuite>\n".repeat(65)))
                .isEqualTo("REFUSED it is nested deeper than 64 elements on line 65");
        var deep = "<testsuite>".repeat(1_000_000);
        assertThat(assertTimeoutPreemptively(PATIENCE, () -> told(deep))).startsWith("REFUSED it is nested deeper");
    }

    @Test
    void brokenXmlIsRefusedWithItsPlace() {
        assertThat(told("<testsuite>\n<testcase>\n</testsuite>"))
                .isEqualTo("REFUSED it is not XML that can be read: the first fault is on line 3, column 3");
        assertThat(told("<testsuite><testcase/>")).startsWith("REFUSED it is not XML");
        assertThat(told("<testsuite><testcase/></testsuite><testsuite/>")).startsWith("REFUSED it is not XML");
        assertThat(told("<testsuite tests='1' tests='1'><testcase/></testsuite>"))
                .startsWith("REFUSED it is not XML");
        assertThat(told("<<<")).startsWith("REFUSED it is not XML");
    }

    /// It is XML, and no one should look for a fault in it.
    @Test
    void aLimitIsToldApartFromAFault() {
        var attributes = new StringBuilder("<testsuite");
        for (var i = 0; i < 300_000; i++) {
            attributes.append(" a").append(i).append("='1'");
        }
        assertThat(told(attributes + "/>"))
                .startsWith("REFUSED it is XML beyond a limit (200 attributes of an element, names of 1,000"
                        + " characters) on line 1, column 17");
        assertThat(told("<testsuite>\n<%s/></testsuite>".formatted("b".repeat(2000))))
                .startsWith("REFUSED it is XML beyond a limit")
                .endsWith("on line 2, column 2002");
    }

    @Test
    void otherEncodingsAreRefused() {
        assertThat(told("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + SUITE.formatted("")))
                .isEqualTo("REFUSED it declares another encoding than UTF-8");
        assertThat(told(SUITE.formatted("é").getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("REFUSED it is not UTF-8: the first byte that is none is on line 1, column 32");
        assertThat(told(SUITE.formatted("").getBytes(StandardCharsets.UTF_16LE)))
                .startsWith("REFUSED");
        assertThat(told(("\uFEFF" + SUITE.formatted("")).getBytes(StandardCharsets.UTF_16BE)))
                .startsWith("REFUSED it is not UTF-8");
        assertThat(told("<?xml version='1.1' encoding='utf-16'?>" + SUITE.formatted("")))
                .isEqualTo("REFUSED it declares another encoding than UTF-8");
    }

    @Test
    void overlongUtf8IsRefused() {
        var text = bytes(SUITE.formatted("??"));
        var at = new String(text, StandardCharsets.UTF_8).indexOf("??");
        text[at] = (byte) 0xC0;
        text[at + 1] = (byte) 0xBC; // an overlong <
        assertThat(told(text)).startsWith("REFUSED it is not UTF-8");
    }

    @Test
    void aByteOrderMarkIsAllowedInXml() {
        assertThat(told("\uFEFF<?xml version='1.0' encoding='utf-8'?>" + SUITE.formatted("")))
                .isEqualTo("PASSED 1 test passed");
    }

    @Test
    void aPageForABrowserIsAPlainFile() {
        assertThat(told("<!DOCTYPE html>\n<html><body>&nbsp;<br></body></html>"))
                .startsWith("UNJUDGED a file");
        assertThat(told("<!doctype html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'http://www.w3.org/x.dtd'><html/>"))
                .startsWith("UNJUDGED a file");
        assertThat(told("<!DOCTYPE html [<!ENTITY x 'y'>]><testsuite/>")).startsWith("REFUSED it declares");
    }
}
