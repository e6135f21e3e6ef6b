package dev.fairway.formats.evidence;

import static dev.fairway.formats.evidence.Readings.summary;
import static dev.fairway.formats.evidence.Readings.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.evidence.EvidenceKind;
import dev.fairway.core.evidence.EvidenceResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JUnitReaderTest {

    private static final String SUREFIRE = """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0.2"
            name="com.example.PaymentsTest" time="1.042" tests="4" errors="1" skipped="1" failures="1">
          <properties>
            <property name="java.specification.version" value="25"/>
            <property name="user.name" value="ann"/>
          </properties>
          <testcase name="paysOnce" classname="com.example.PaymentsTest" time="0.01"/>
          <testcase name="paysTwice" classname="com.example.PaymentsTest" time="0.02">
            <failure message="expected: &lt;1&gt; but was: &lt;2&gt;" type="E"><![CDATA[at <init>]]></failure>
            <system-out><![CDATA[<testcase name="not one"/>]]></system-out>
          </testcase>
          <testcase name="breaks" classname="com.example.PaymentsTest" time="0.02">
            <error message="null" type="java.lang.NullPointerException">at x</error>
          </testcase>
          <testcase name="later" classname="com.example.PaymentsTest" time="0"><skipped message="slow"/></testcase>
        </testsuite>
        """;

    private static final String PYTEST = """
        <?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="0"
        failures="0" skipped="1" tests="3" time="0.052" timestamp="2026-11-27T10:15:30.123456" hostname="ci-7">
        <testcase classname="tests.test_pay" name="test_once[a-1]" time="0.001" /><testcase
        classname="tests.test_pay" name="test_twice" time="0.001" /><testcase classname="tests.test_pay"
        name="test_later" time="0.000"><skipped type="pytest.skip" message="slow">tests/test_pay.py:9</skipped>
        </testcase></testsuite></testsuites>
        """;

    @Test
    void whatSurefireWritesIsCounted() {
        var summary = summary(SUREFIRE);
        assertThat(summary.kind()).isEqualTo(EvidenceKind.JUNIT);
        assertThat(summary.result()).isEqualTo(EvidenceResult.FAILED);
        assertThat(summary.counts().toString()).isEqualTo("{tests=4, failures=1, errors=1, skipped=1}");
        assertThat(summary.headline()).isEqualTo("2 of 4 tests failed, 1 skipped");
    }

    @Test
    void whatPytestWritesIsCounted() {
        assertThat(told(PYTEST)).isEqualTo("PASSED 2 tests passed, 1 skipped");
    }

    @Test
    void timesHaveNoZoneAndAreNotTrusted() {
        assertThat(summary(PYTEST).ended()).isEmpty();
    }

    @Test
    void namesOfTestsAreNotInTheSummary() {
        assertThat(summary(SUREFIRE).toString()).doesNotContain("pays", "PaymentsTest", "ann");
    }

    @Test
    void suitesWithinSuitesAreCountedOnce() {
        var text = """
            <testsuites tests="3" failures="1">
              <testsuite name="a" tests="3" failures="1">
                <testcase name="1"/>
                <testsuite name="b" tests="2" failures="1">
                  <testcase name="2"><failure/></testcase><testcase name="3"/>
                </testsuite>
              </testsuite>
            </testsuites>
            """;
        assertThat(told(text)).isEqualTo("FAILED 1 of 3 tests failed");
        assertThat(told(text.replace("name=\"a\" tests=\"3\" failures=\"1\"", "name=\"a\" tests=\"1\" failures=\"0\"")))
                .as("a tool that counts only a suite's own tests")
                .isEqualTo("FAILED 1 of 3 tests failed");
    }

    @Test
    void aTestThatSurefireRepeatedIsOneTest() {
        var flaky = """
            <testsuite tests="3" failures="1" errors="0" skipped="0">
              <testcase name="a"/>
              <testcase name="b"><flakyFailure type="E"><stackTrace>x</stackTrace></flakyFailure></testcase>
            </testsuite>
            """;
        assertThat(told(flaky)).isEqualTo("PASSED 2 tests passed, 1 passed only when repeated");
        var failed = """
            <testsuite tests="3" failures="3" errors="0" skipped="0">
              <testcase name="b"><failure/><rerunFailure/><rerunFailure/></testcase>
            </testsuite>
            """;
        assertThat(told(failed)).isEqualTo("FAILED 1 of 1 test failed");
    }

    @Test
    void aTestWithFailureAndErrorIsOneTest() {
        assertThat(told("<testsuite tests='1' failures='1' errors='1'><testcase><failure/><error/></testcase>"
                        + "</testsuite>"))
                .isEqualTo("FAILED 1 of 1 test failed");
    }

    @Test
    void aSuiteThatCannotBeSetUpFailed() {
        assertThat(told("<testsuite tests='0' errors='1'><error message='no database'/></testsuite>"))
                .isEqualTo("FAILED 0 tests, 1 failure outside of any test");
    }

    @Test
    void testsThatWereDisabledDidNotRun() {
        assertThat(told("<testsuites tests='2' failures='0' disabled='1'><testsuite tests='2' disabled='1'>"
                        + "<testcase status='run'/><testcase status='notrun'/></testsuite></testsuites>"))
                .isEqualTo("PASSED 1 test passed, 1 skipped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<testsuite/>",
                "<testsuites><testsuite tests='0'/></testsuites>",
                "<testsuite><properties><testcase2/></properties></testsuite>",
            })
    void aReportOfNoTestProvesNothing(String text) {
        assertThat(told(text)).isEqualTo("REFUSED it holds no test, so that it proves nothing");
    }

    @Test
    void aReportOfSkippedTestsProvesNothing() {
        var expected = "REFUSED all of its tests were skipped, so that it proves nothing";
        assertThat(told("<testsuite tests='2' skipped='2'><testcase><skipped/></testcase><testcase><skipped/>"
                        + "</testcase></testsuite>"))
                .isEqualTo(expected);
        assertThat(told("<testsuite><testcase status='disabled'/></testsuite>")).isEqualTo(expected);
    }

    @Test
    void countsThatDisagreeWithTheElementsAreAContradiction() {
        for (var attribute : new String[] {"tests='4'", "skipped='1'", "failures='1'", "errors='1'"}) {
            var name = attribute.substring(0, attribute.indexOf('='));
            assertThat(told("<testsuites>\n<testsuite %s><testcase name='secret'/></testsuite></testsuites>"
                            .formatted(attribute)))
                    .isEqualTo("REFUSED the attribute " + name
                            + " of the testsuite on line 2 disagrees with the elements below it");
        }
        assertThat(told("<testsuites tests='1' failures='0'><testsuite><testcase><failure/></testcase></testsuite>"
                        + "</testsuites>"))
                .startsWith("REFUSED the attribute failures of the testsuites on line 1 disagrees");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.0", "1e3", "many", "", "99999999999999999999", "NaN", "0x1"})
    void whatIsNoCountIsNone(String count) {
        assertThat(told("<testsuite tests='%s'><testcase/></testsuite>".formatted(count)))
                .isEqualTo("REFUSED the attribute tests on line 1 is no count");
    }

    @Test
    void noFailureHidesInATestWithinATest() {
        assertThat(told("<testsuite><testcase><testcase><failure/></testcase></testcase></testsuite>"))
                .startsWith("REFUSED a test or suite stands where none may stand, on line 1");
        assertThat(told("<testsuite><testcase/><system-out><testsuite/></system-out></testsuite>"))
                .startsWith("REFUSED a test or suite stands where none may stand");
    }

    @Test
    void manyEscapedCharactersAreNoTrick() {
        var escaped = "&lt;&#10;".repeat(150_000);
        assertThat(told("<testsuite tests='1' failures='1'><testcase><failure message='" + escaped + "'>" + escaped
                        + "</failure></testcase></testsuite>"))
                .isEqualTo("FAILED 1 of 1 test failed");
    }

    @Test
    void otherXmlIsAPlainFile() {
        assertThat(told("<assemblies><assembly/></assemblies>")).startsWith("UNJUDGED a file of 36 bytes, sha256:");
    }
}
