package dev.fairway.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.Finding;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Fingerprint;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Member;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FindingsChangeTest {

    @Test
    void whatWasKnownWithTheseValuesIsNotReportedAgain() {
        assertThat(known(finding("A", Verdict.DRIFT, "1", "2"))
                        .fresh(List.of(finding("A", Verdict.DRIFT, "1", "2")), SPELLING))
                .isEmpty();
    }

    @Test
    void aChangedValueIsReportedAgain() {
        var changed = finding("A", Verdict.DRIFT, "1", "3");
        assertThat(known(finding("A", Verdict.DRIFT, "1", "2")).fresh(List.of(changed), SPELLING))
                .containsExactly(changed);
    }

    @Test
    void ofAFindingWithMembersOnlyTheNewAddressesAreReported() {
        var grown = finding("A", Verdict.DRIFT, "1", "2", member("B", "1", "2"), member("C", "5", "6"));
        var known = known(finding("A", Verdict.DRIFT, "1", "2"), finding("B", Verdict.DRIFT, "1", "2"));
        assertThat(known.fresh(List.of(grown), SPELLING)).singleElement().satisfies(finding -> {
            assertThat(finding.address().path()).isEqualTo("C");
            assertThat(finding.members()).isEmpty();
            assertThat(finding.message()).contains("#C").contains("#A");
        });
    }

    @Test
    void aChangeAddsWorsensAndCloses() {
        var change = FindingsChange.between(
                List.of(
                        finding("CLOSED", Verdict.DRIFT, "1", "2"),
                        finding("SAME", Verdict.DRIFT, "1", "2"),
                        finding("HEAVIER", Verdict.DRIFT, "1", "2"),
                        finding("MOVED", Verdict.DRIFT, "1", "2")),
                List.of(
                        finding("SAME", Verdict.DRIFT, "1", "2"),
                        finding("HEAVIER", Verdict.VIOLATION, "1", "2"),
                        finding("MOVED", Verdict.DRIFT, "1", "3"),
                        finding("ADDED", Verdict.DRIFT, "1", "2")),
                SPELLING);
        assertThat(paths(change.added())).containsExactly("ADDED");
        assertThat(paths(change.worsened())).containsExactly("HEAVIER", "MOVED");
        assertThat(paths(change.closed())).containsExactly("CLOSED");
    }

    @Test
    void valuesThatBecameMoreAlikeAreNoWorse() {
        var change = FindingsChange.between(
                List.of(finding("A", Verdict.DRIFT, "1", "2", "3")),
                List.of(finding("A", Verdict.DRIFT, "1", "3", "3")),
                SPELLING);
        assertThat(change.worsened()).isEmpty();
        assertThat(change.closed()).isEmpty();
    }

    private static final Patterns SPELLING = values -> {
        var spelled = new TreeMap<String, String>();
        values.forEach((name, held) ->
                spelled.put(name, held instanceof Held.Present(Node.Scalar(var _, var text, var _)) ? text : ""));
        return spelled;
    };

    private static KnownFindings known(Finding... findings) {
        var patterns = new HashMap<String, Map<String, String>>();
        for (var finding : findings) {
            patterns.put(finding.fingerprint(), SPELLING.of(finding.values()));
        }
        return new KnownFindings(patterns);
    }

    private static List<String> paths(List<Finding> findings) {
        return findings.stream().map(finding -> finding.address().path()).toList();
    }

    private static Finding finding(String path, Verdict verdict, String... values) {
        return finding(path, verdict, values, List.of());
    }

    private static Finding finding(String path, Verdict verdict, String stage, String prod, Member one, Member other) {
        return finding(path, verdict, new String[] {stage, prod}, List.of(one, other));
    }

    private static Finding finding(String path, Verdict verdict, String[] values, List<Member> members) {
        var address = new Address("", "config/{env}.yaml", path);
        return new Finding(
                Fingerprint.of(address, FindingKind.VALUE),
                FindingKind.VALUE,
                verdict,
                Category.CONFIGURATION,
                Severity.MAJOR,
                Optional.empty(),
                address,
                held(values),
                Optional.empty(),
                members,
                "differs",
                List.of());
    }

    private static Member member(String path, String... values) {
        var address = new Address("", "config/{env}.yaml", path);
        return new Member(address, Fingerprint.of(address, FindingKind.VALUE), held(values));
    }

    private static SequencedMap<String, Held> held(String... values) {
        SequencedMap<String, Held> held = new LinkedHashMap<>();
        for (var i = 0; i < values.length; i++) {
            var place = new Place(Source.of("config/" + i + ".yaml"), 1, 1);
            held.put("env" + i, new Held.Present(new Node.Scalar(Kind.TEXT, values[i], place)));
        }
        return held;
    }
}
