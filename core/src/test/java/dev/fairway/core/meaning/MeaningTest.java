package dev.fairway.core.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningTest {

    private static final Place YAML = new Place(Source.of("a.yaml"), 1, 1);
    private static final Place PROPERTIES = new Place(Source.of("a.properties"), 1, 1);

    @Test
    void numbersAreEqualByValueAndTextsByText() {
        assertThat(Meaning.equal(number("1.0"), number("1"), Hint.NONE)).isTrue();
        assertThat(Meaning.equal(text("1.10"), text("1.1"), Hint.NONE)).isFalse();
        assertThat(Meaning.equal(text("80"), number("80"), Hint.NONE)).isTrue();
        assertThat(Meaning.equal(number("9007199254740993"), number("9007199254740992"), Hint.NONE))
                .isFalse();
    }

    @Test
    void booleansFoldWhereTheFormatReadsThemAndNowhereElse() {
        assertThat(Meaning.equal(bool("true"), text("True"), Hint.NONE)).isTrue();
        assertThat(Meaning.equal(text("True"), text("true"), Hint.NONE)).isFalse();
        assertThat(Meaning.equal(
                        new Node.Scalar(Kind.TEXT, "TRUE", PROPERTIES),
                        new Node.Scalar(Kind.TEXT, "true", PROPERTIES),
                        Hint.NONE))
                .isTrue();
        assertThat(Meaning.equal(bool("true"), text("on"), Hint.BOOLEAN)).isTrue();
        assertThat(Meaning.equal(bool("true"), bool("false"), Hint.NONE)).isFalse();
    }

    @Test
    void quantitiesAndDurationsAreReadOnlyWhereTheTypeIsKnown() {
        assertThat(Meaning.equal(text("1024Mi"), text("1Gi"), Hint.QUANTITY)).isTrue();
        assertThat(Meaning.equal(text("1024Mi"), text("1Gi"), Hint.NONE)).isFalse();
        assertThat(Meaning.equal(number("0.5"), text("500m"), Hint.QUANTITY)).isTrue();
        assertThat(Meaning.equal(text("1h0m0s"), text("1h"), Hint.DURATION)).isTrue();
        assertThat(Meaning.equal(text("60s"), text("1m"), Hint.NONE)).isFalse();
    }

    @Test
    void blanksInADemandOnVersionsSayNothing() {
        assertThat(Meaning.equal(text("~> 4.0"), text("~>4.0"), Hint.NONE)).isTrue();
        assertThat(Meaning.equal(text(">= 1.2, < 2.0"), text(">=1.2,<2.0"), Hint.NONE))
                .isTrue();
        assertThat(Meaning.equal(text("~> 4.0"), text("~> 4.1"), Hint.NONE)).isFalse();
        assertThat(Meaning.equal(text("a b"), text("ab"), Hint.NONE)).isFalse();
    }

    @Test
    void defaultPortsSayNothing() {
        assertThat(Meaning.equal(text("https://x:443/a"), text("https://x/a"), Hint.NONE))
                .isTrue();
        assertThat(Meaning.equal(text("http://x:443"), text("http://x"), Hint.NONE))
                .isFalse();
        assertThat(Meaning.equal(text("https://x"), text("http://x"), Hint.NONE))
                .isFalse();
    }

    @Test
    void nullAndAnEmptyListAreWhatAbsenceIsButTheEmptyTextAndTheEmptyMapAreNot() {
        var nothing = new Node.Scalar(Kind.NULL, "", YAML);
        assertThat(Meaning.equal(nothing, new Node.Listing(List.of(), YAML), Hint.NONE))
                .isTrue();
        assertThat(Meaning.equal(nothing, new Node.Mapping(List.of(), YAML), Hint.NONE))
                .isFalse();
        assertThat(Meaning.compare(new Held.Present(new Node.Mapping(List.of(), YAML)), new Held.Absent(), Hint.NONE))
                .isEqualTo(Sameness.DIFFERENT);
        assertThat(Meaning.equal(nothing, text(""), Hint.NONE)).isFalse();
        assertThat(Meaning.compare(new Held.Present(nothing), new Held.Absent(), Hint.NONE))
                .isEqualTo(Sameness.SAME);
        assertThat(Meaning.compare(new Held.Present(text("")), new Held.Absent(), Hint.NONE))
                .isEqualTo(Sameness.DIFFERENT);
    }

    @Test
    void ciphertextIsNeitherEqualNorDifferent() {
        var cipher = new Node.Encrypted("sops", YAML);
        assertThat(Meaning.compare(cipher, cipher, Hint.NONE)).isEqualTo(Sameness.UNKNOWN);
        assertThat(Meaning.compare(new Node.Secret("fp:1", YAML), cipher, Hint.NONE))
                .isEqualTo(Sameness.UNKNOWN);
        assertThat(Meaning.compare(new Node.Secret("fp:1", YAML), new Node.Secret("fp:1", YAML), Hint.NONE))
                .isEqualTo(Sameness.SAME);
    }

    @Test
    void orderOfNamesInAMappingDoesNotMatter() {
        var one = new Node.Mapping(List.of(entry("a", text("1")), entry("b", text("2"))), YAML);
        var other = new Node.Mapping(List.of(entry("b", text("2")), entry("a", number("1"))), YAML);
        assertThat(Meaning.equal(one, other, Hint.NONE)).isTrue();
        assertThat(Meaning.equal(one, new Node.Mapping(List.of(entry("a", text("1"))), YAML), Hint.NONE))
                .isFalse();
    }

    @Test
    void environmentsFallIntoGroupsInTheirOrder() {
        var values = new LinkedHashMap<String, Held>();
        values.put("dev", new Held.Present(number("3000")));
        values.put("stage", new Held.Present(number("10000")));
        values.put("prod", new Held.Present(number("3000.0")));
        values.put("test", new Held.Unseen("not readable"));
        assertThat(Meaning.groups(values, Hint.NONE))
                .containsExactly(List.of("dev", "prod"), List.of("stage"), List.of("test"));
    }

    @ParameterizedTest
    @CsvSource({
        "apps/Deployment/payments/api, 'spec.template.spec.containers[name=api].resources.limits.cpu', QUANTITY",
        "charts/values-{env}.yaml, resources.requests.memory, QUANTITY",
        "charts/values-{env}.yaml, memory, NONE",
        "charts/values-{env}.yaml, timeout, NONE",
        "kustomize.toolkit.fluxcd.io/Kustomization/flux-system/apps, spec.interval, DURATION",
        "apps/Deployment/payments/api, 'spec.template.spec.containers[name=api].image', IMAGE",
        "config/{env}.yaml, 'resources.limits[\"nvidia.com/gpu\"]', QUANTITY",
        "ResourceQuota/payments/all, 'spec.hard[\"limits.cpu\"]', QUANTITY",
    })
    void pathsOfKnownTypesGiveAHint(String resource, String path, Hint hint) {
        assertThat(Hint.at(resource, path)).isEqualTo(hint);
    }

    private static Node.Entry entry(String key, Node value) {
        return new Node.Entry(key, YAML, value);
    }

    private static Node text(String text) {
        return new Node.Scalar(Kind.TEXT, text, YAML);
    }

    private static Node number(String text) {
        return new Node.Scalar(Kind.NUMBER, text, YAML);
    }

    private static Node bool(String text) {
        return new Node.Scalar(Kind.BOOLEAN, text, YAML);
    }
}
