package dev.fairway.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Finding;
import dev.fairway.core.tree.TreePath;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What makes one finding of addresses that no single commit parted.
final class SameWayTest {

    private static final TreePath SUSPEND = TreePath.ofKeys("spec", "suspend");

    @Test
    void theSameSettingOfSeveralObjectsIsOneFindingWhoeverSetIt() {
        var found = findings(
                Example.at("Job/a", SUSPEND, "true", "false", "true").moved("stage", "a1", "true", "false"),
                Example.at("Job/b", SUSPEND, "true", "false", "true").moved("stage", "b2", "true", "false"));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().message()).endsWith("one more address differs in the same way.");
        assertThat(found.getFirst().oneCause()).isFalse();
    }

    @Test
    void theSameValueThatOneCommitTookFromAnotherEnvironmentIsOneSlipInAllFiles() {
        var host = copied("a/{env}.json", "domain", "shop.dev.x", "c3");

        assertThat(findings(host, copied("b/{env}.json", "cookie.host", "shop.dev.x", "c3")))
                .hasSize(1);
        assertThat(findings(host, copied("b/{env}.json", "cookie.host", "shop.dev.x", "d4")))
                .hasSize(2);
        assertThat(findings(host, copied("b/{env}.json", "cookie.host", "cart.dev.x", "c3")))
                .hasSize(2);
    }

    private static Example copied(String file, String path, String value, String commit) {
        return Example.at(file, TreePath.ofKeys(path.split("\\.")), value, value, "shop.x")
                .naming("dev", "stage")
                .moved("stage", commit, "-", value);
    }

    @Test
    void otherNumbersAreAnotherFinding() {
        var path = TreePath.ofKeys("spec", "retries");
        assertThat(findings(Example.at("Job/a", path, "1", "1", "2"), Example.at("Job/b", path, "3", "3", "5")))
                .hasSize(2);
    }

    @Test
    @Timeout(20)
    void aKeyThatWentThousandsOfWaysIsNotHeldAgainstThemAll() {
        var path = TreePath.ofKeys("spec", "retries");
        var many = IntStream.range(0, 5_000)
                .mapToObj(i -> Example.at("Job/" + i, path, "1", "1", "2" + i))
                .toArray(Example[]::new);

        assertThat(findings(many)).hasSize(many.length);
    }

    @Test
    void aTextOfItsOwnInEachObjectIsOneFinding() {
        var path = TreePath.ofKeys("data", "banner");
        assertThat(findings(
                        Example.at("ConfigMap/a", path, "a, try", "a, try", "a!"),
                        Example.at("ConfigMap/b", path, "b, try", "b, try", "b!")))
                .hasSize(1);
    }

    @Test
    void otherSidesAreAnotherFinding() {
        assertThat(findings(
                        Example.at("Job/a", SUSPEND, "true", "false", "true"),
                        Example.at("Job/b", SUSPEND, "true", "true", "false")))
                .hasSize(2);
    }

    @Test
    void theSameSettingOfSeveralApplicationsInOneFileIsOneFinding() {
        assertThat(findings(
                        Example.at("{env}.yaml", Paths.item("apps", "shop", "values", "debug"), "true", "-", "-"),
                        Example.at("{env}.yaml", Paths.item("apps", "search", "values", "debug"), "true", "-", "-")))
                .hasSize(1);
    }

    @Test
    void settingsThatAreCalledByTheirItemsAreDifferent() {
        assertThat(findings(
                        Example.at("{env}.yaml", Paths.item("features", "shop", "enabled"), "true", "true", "false")
                                .moved("prod", "a1", "-", "false"),
                        Example.at("{env}.yaml", Paths.item("features", "find", "enabled"), "true", "true", "false")
                                .moved("prod", "b2", "-", "false")))
                .hasSize(2);
    }

    @Test
    void tagsThatMoveInOneEnvironmentAreOneFinding() {
        var path = TreePath.ofKeys("tag");
        var moves = "dev runs a tag that moves without a commit";
        assertThat(findings(
                        Example.at("{env}/a", path, "latest", "v1", "v1").version(moves),
                        Example.at("{env}/b", path, "latest", "v7", "v7").version(moves)))
                .hasSize(1);
        assertThat(findings(
                        Example.at("{env}/a", path, "v2", "v1", "v1").version("stage is behind dev"),
                        Example.at("{env}/b", path, "v8", "v7", "v7").version("stage is behind dev")))
                .hasSize(2);
    }

    @Test
    void filesOfOneFolderThatTheSameEnvironmentsLackAreOneFinding() {
        assertThat(findings(
                        Example.at("web/{env}/texts/en.json", TreePath.ROOT, "x", "x", "-"),
                        Example.at("web/{env}/texts/more/fr.json", TreePath.ROOT, "x", "x", "-"),
                        Example.at("web/{env}/texts/de.json", TreePath.ROOT, "-", "x", "-"),
                        Example.at("api/{env}/texts/en.json", TreePath.ROOT, "x", "x", "-")))
                .hasSize(3);
    }

    @Test
    void objectsOfOneOverlayThatTheSameEnvironmentsLackAreOneFindingOfTheOneThatDoesSomething() {
        var found = findings(
                Example.object("rbac.authorization.k8s.io/Role/web", "x", "-", "-")
                        .verdict(Verdict.LAGGING)
                        .moved("dev", "a1", "-", "x"),
                Example.object("apps/Deployment/web", "x", "-", "-")
                        .verdict(Verdict.LAGGING)
                        .moved("dev", "b2", "-", "x"));

        assertThat(found).extracting(finding -> finding.address().resource()).containsExactly("apps/Deployment/web");
        assertThat(found.getFirst().members()).hasSize(1);
    }

    @Test
    void whatOneCommitLetAnEnvironmentTakeFromAnotherIsOneFinding() {
        var mail = Example.setting("mail", "m.stage.x", "m.stage.x", "m.x").naming("stage", "dev");
        var search = Example.setting("search", "s.stage.x", "s.stage.x", "s.x").naming("stage", "dev");

        assertThat(findings(mail.moved("dev", "a1", "-", "x"), search.moved("dev", "a1", "-", "x")))
                .hasSize(1);
        assertThat(findings(mail.moved("dev", "a1", "-", "x"), search.moved("dev", "b2", "-", "x")))
                .hasSize(2);
    }

    @Test
    void whatOneCommitGaveAContainerIsOneFinding() {
        assertThat(findings(
                        Example.setting("resources.limits.cpu", "2", "2", "1").moved("prod", "a1", "2", "1"),
                        Example.setting("resources.requests.cpu", "3", "3", "1").moved("prod", "a1", "3", "1")))
                .hasSize(1);
    }

    @Test
    void whatOneCommitChangedInOneObjectIsOneFinding() {
        var pool = Example.in("apps/Deployment/web", "spec.nodeSelector.pool", "big", "big", "-");
        var taint = Example.in("apps/Deployment/web", "spec.tolerations", "x", "x", "-");

        assertThat(findings(pool.moved("prod", "a1", "big", "-"), taint.moved("prod", "a1", "x", "-")))
                .hasSize(1);
        assertThat(findings(pool.moved("prod", "a1", "big", "-"), taint.moved("prod", "b2", "x", "-")))
                .hasSize(2);
    }

    @Test
    void versionsThatOneCommitMovedAreOneFinding() {
        assertThat(findings(
                        Example.setting("images.tag", "b", "a", "a").version("").moved("dev", "a1", "a", "b"),
                        Example.setting("resources.ref", "b", "a", "a")
                                .version("")
                                .moved("dev", "a1", "a", "b")))
                .hasSize(1);
    }

    @Test
    void theSameMoveFromCommitToCommitIsOneFindingWhoeverMadeIt() {
        var old = "0ddd632c30dfd7f2bbcf229299f1fe7186d0adb7";
        var now = "93468e78be8cb6980dec3cd97ef400de6d54064b";

        assertThat(findings(
                        pinned("east", now, old).moved("dev", "a1", old, now),
                        pinned("west", now, old).moved("dev", "b2", old, now)))
                .hasSize(1);
        assertThat(findings(
                        pinned("east", now, old).moved("dev", "a1", old, now),
                        Example.setting("resources.shop.ref", now, old, old)
                                .version("")
                                .moved("dev", "b2", old, now)))
                .hasSize(1);
        assertThat(findings(
                        pinned("east", "1.1", "1.0").moved("dev", "a1", "1.0", "1.1"),
                        pinned("west", "1.1", "1.0").moved("dev", "b2", "1.0", "1.1")))
                .hasSize(2);
    }

    private static Example pinned(String overlay, String dev, String others) {
        return Example.at(overlay, TreePath.ofKeys("images", "shop", "newTag"), dev, others, others)
                .version("");
    }

    private static List<Finding> findings(Example... examples) {
        return Causes.findings(Stream.of(examples).map(Example::told).toList());
    }
}
