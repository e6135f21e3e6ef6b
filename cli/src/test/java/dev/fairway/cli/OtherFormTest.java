package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file of one environment that is of another kind than the others' has nothing to compare, which is no agreement.
final class OtherFormTest {

    private static final String OBJECT = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec: {replicas: 2, paused: false}
        """;

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        console = Console.in(folder);
        for (var environment : new String[] {"dev", "stage", "prod"}) {
            repository.write("deploy/" + environment + "/shop.yaml", OBJECT);
        }
        repository.commit("Begin");
    }

    @Test
    void anObjectThatLostItsHeaderIsMissing() {
        repository.write("deploy/prod/shop.yaml", "kind: Deployment\nspec: {replicas: 0, paused: true}\n");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("apps/Deployment/shop", "prod        absent")
                .contains("deploy/prod/shop.yaml: is settings where other environments state Kubernetes objects");

        repository.commit("Lose a header");
        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void aFileThatBecameALinkOutOfTheRepositoryIsNoAgreement() {
        for (var environment : new String[] {"dev", "stage", "prod"}) {
            repository.write("compose." + environment + ".yaml", "services: {web: {image: 'w:1'}}\n");
        }
        repository.commit("Compose");
        for (var target : new String[] {"/etc/hostname", "/no/such/file"}) {
            repository.delete("compose.prod.yaml").link("compose.prod.yaml", target);
            repository.commit("Link");
            assertThat(console.run("check", "--since", "HEAD~1")).as(target).isEqualTo(Exit.UNSEEN);
            repository.delete("compose.prod.yaml").write("compose.prod.yaml", "services: {web: {image: 'w:1'}}\n");
            repository.commit("Mend");
        }
    }

    @Test
    void settingsThatBecameAnObjectAreToldAsOne() {
        for (var environment : new String[] {"dev", "stage", "prod"}) {
            repository.write("config/" + environment + ".yaml", "timeout: 30\n");
        }
        repository.write("config/prod.yaml", "apiVersion: v1\nkind: Limits\nmetadata: {name: x}\ntimeout: 1\n");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("Limits/x", "config/dev.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize 12\n",
                "$ANSIBLE_VAULT;1.1;AES256\n6162636465\n",
                "to be written\n"
            })
    void whatHoldsNoObjectsThatCanBeReadIsNotClean(String content) {
        repository.write("deploy/prod/shop.yaml", content).commit("Put the file elsewhere");

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("nothing of prod could be read");
        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.UNSEEN);
    }

    @Test
    void oneFileAmongSeveralThatCannotBeReadAnyMoreIsNotCleanForAChange() {
        for (var environment : new String[] {"dev", "stage", "prod"}) {
            repository.write("deploy/" + environment + "/more.yaml", OBJECT.replace("shop", "search"));
        }
        repository.commit("Begin to search");
        repository
                .write("deploy/prod/shop.yaml", "$ANSIBLE_VAULT;1.1;AES256\n6162636465\n")
                .commit("Encrypt");

        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("deploy/prod/shop.yaml could be read at HEAD~1, and cannot be now");
    }

    @Test
    void aComposeFileBesideObjectsIsAnotherWayToRunThings() {
        repository.write("deploy/dev/shop.yaml", "services: {shop: {image: shop}}\n");

        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("deploy/dev/shop.yaml: is a Compose file where other environments state Kubernetes objects");
    }
}
