package dev.fairway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.fairway.core.environment.Route;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A decision gives the same answer tomorrow: `core` touches nothing that could change it.
final class PurityTest {

    private static final String CORE = "dev.fairway.core..";

    private static final Set<String> IMPURE_CALLS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.identityHashCode",
            "java.lang.Math.random",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.ZoneId.systemDefault",
            "java.util.Locale.getDefault",
            "java.util.UUID.randomUUID");

    private static final Set<String> UNORDERED_COPIES = Set.of("java.util.Map.copyOf", "java.util.Set.copyOf");

    @Test
    void coreReachesNothingOutside() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat(describe("do input, output, logging, chance or threads", PurityTest::isImpure))
                .check(Product.CLASSES);
    }

    @Test
    void coreAsksNeitherClockNorEnvironment() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .callCodeUnitWhere(targets(IMPURE_CALLS))
                .check(Product.CLASSES);
    }

    @Test
    void coreKeepsTheOrderOfWhatItCopies() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .callCodeUnitWhere(targets(UNORDERED_COPIES))
                .check(Product.CLASSES);
    }

    @Test
    void everyTypeOfCoreShowsItsRole() {
        classes()
                .that()
                .resideInAPackage(CORE)
                .and()
                .areTopLevelClasses()
                .should(Shapes.SHOW_THEIR_ROLE)
                .check(Product.CLASSES);
    }

    @Test
    void theRuleOfShapesKnowsAnotherShape() {
        var types = new ClassFileImporter().importClasses(Route.class, ArrayList.class, Iterator.class);

        assertThat(Shapes.isAllowed(types.get(Route.class))).isTrue();
        assertThat(Shapes.isAllowed(types.get(ArrayList.class))).isFalse();
        assertThat(Shapes.isAllowed(types.get(Iterator.class))).isFalse();
    }

    @Test
    void theRulesKnowWhatTheyForbid() throws ReflectiveOperationException {
        for (var call : IMPURE_CALLS) {
            var dot = call.lastIndexOf('.');
            assertThat(Class.forName(call.substring(0, dot)).getMethods())
                    .extracting(Method::getName)
                    .contains(call.substring(dot + 1));
        }
    }

    private static boolean isImpure(JavaClass type) {
        var name = type.getName();
        return (name.startsWith("java.io.") && !name.equals("java.io.Serializable"))
                || name.startsWith("java.nio.file.")
                || name.startsWith("java.nio.channels.")
                || (name.startsWith("java.net.") && !name.startsWith("java.net.URI"))
                || name.startsWith("java.sql.")
                || name.startsWith("java.util.logging.")
                || name.startsWith("java.lang.System$Logger")
                || name.startsWith("java.util.concurrent.")
                || name.startsWith("java.util.random.")
                || Set.of(
                                "java.lang.Thread",
                                "java.lang.ThreadLocal",
                                "java.lang.ProcessBuilder",
                                "java.lang.Runtime",
                                "java.util.Random",
                                "java.util.Timer",
                                "java.security.SecureRandom",
                                "java.time.Clock")
                        .contains(name);
    }

    private static DescribedPredicate<JavaAccess<?>> targets(Set<String> calls) {
        return describe(
                "target " + calls,
                access -> access.getTarget() instanceof CodeUnitCallTarget target
                        && calls.contains(target.getOwner().getName() + "." + target.getName()));
    }
}
