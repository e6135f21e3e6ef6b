package dev.fairway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who may know whom: the table of modules in ARCHITECTURE.md, as tests.
final class ModuleTest {

    private static final String[] PARSERS = {
        "org.snakeyaml..", "tools.jackson..", "org.tomlj..", "com.networknt..", "javax.xml.."
    };

    @Test
    void coreKnowsOnlyTheJdk() {
        check(only("dev.fairway.core.."));
    }

    @Test
    void theLedgerKnowsOnlyTheJdk() {
        check(only("dev.fairway.ledger..", "org.junit..", "org.assertj.."));
    }

    @Test
    void aStoreKnowsTheLedgerAndItsDatabase() {
        check(only("dev.fairway.store..", "dev.fairway.ledger..", "org.sqlite..", "org.junit..", "org.assertj.."));
    }

    @Test
    void whatIsFastKnowsTheLedgerAndItsLibrary() {
        check(only("dev.fairway.bulk..", "dev.fairway.ledger..", "org.bouncycastle..", "org.junit..", "org.assertj.."));
    }

    @Test
    void aConnectorsContractKnowsOnlyCore() {
        check(only("dev.fairway.connector..", "dev.fairway.core..", "org.junit..", "org.assertj.."));
    }

    @Test
    void formatsKnowsOnlyCoreAndItsParsers() {
        check(only("dev.fairway.formats..", concatenated(PARSERS, "dev.fairway.core..")));
    }

    @Test
    void theEngineKnowsNoConnectorAndNoParser() {
        check(only(
                "dev.fairway.engine..",
                "dev.fairway.core..",
                "dev.fairway.ledger..",
                "dev.fairway.formats..",
                "dev.fairway.connector.."));
    }

    @Test
    void connectorsDoNotKnowEachOther() {
        check(slices().matching("dev.fairway.connectors.(*)..").should().notDependOnEachOther());
    }

    @Test
    void onlyTheWiringOfTheCommandLineKnowsAConnector() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.fairway.connectors..", "dev.fairway.cli..", "dev.fairway.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.fairway.connectors.."));
    }

    @Test
    void parsersAreOnlyInFormatsAndConnectors() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.fairway.formats..", "dev.fairway.connectors..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PARSERS));
    }

    @Test
    void theArgumentParserIsOnlyInTheCommandLine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.fairway.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli.."));
    }

    @Test
    void journeysOverARepositoryReachNoNetworkAndNoLedger() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.fairway.engine.journey..",
                        "dev.fairway.engine.read..",
                        "dev.fairway.engine.compare..",
                        "dev.fairway.engine.history..",
                        "dev.fairway.engine.kustomize..",
                        "dev.fairway.formats..",
                        "dev.fairway.connectors.git..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..", "javax.net..", "dev.fairway.ledger..", "org.eclipse.jgit.transport..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URL")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.InetAddress"));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("dev.fairway.(**)").should().beFreeOfCycles());
    }

    /// That classes of a module depend on themselves, the JDK, the marks of null, and the given packages.
    private static ArchRule only(String module, String... others) {
        return classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(concatenated(others, module, "java..", "org.jspecify.."));
    }

    private static String[] concatenated(String[] some, String... others) {
        var all = new ArrayList<>(List.of(some));
        all.addAll(List.of(others));
        return all.toArray(String[]::new);
    }

    /// A module may still be empty.
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(Product.CLASSES);
    }
}
