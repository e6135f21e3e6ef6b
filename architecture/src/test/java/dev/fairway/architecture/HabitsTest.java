package dev.fairway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Habits that every module keeps.
final class HabitsTest {

    private static final Pattern VAGUE = Pattern.compile("Abstract.*|.*(Utils?|Helper|Manager|Impl|Base|Data|Info)");

    @Test
    void noNameHidesItsIdea() {
        classes()
                .that()
                .areNotAnonymousClasses()
                .should()
                .haveNameNotMatching(".*[.$](%s)".formatted(VAGUE))
                .check(Product.CLASSES);
    }

    @Test
    void theRuleOfNamesKnowsAVagueOne() {
        assertThat(List.of("StringUtils", "PlanHelper", "StoreImpl", "AbstractPlan", "ReleaseInfo"))
                .allMatch(it -> VAGUE.matcher(it).matches());
        assertThat(List.of("Plan", "Information", "Database"))
                .noneMatch(it -> VAGUE.matcher(it).matches());
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.fairway.cli..", "dev.fairway.benchmarks..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(Product.CLASSES);
    }

    @Test
    void nothingIsWiredByReflection() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.reflect..", "jakarta..", "javax.inject..", "org.springframework..")
                .check(Product.CLASSES);
    }

    @Test
    void aConnectorShowsOnlyHowToOpenIt() {
        var shown = Product.CLASSES.stream()
                .filter(it -> it.getPackageName().startsWith("dev.fairway.connectors."))
                .filter(it -> !it.getSimpleName().equals("StoryRepository")) // what the demo lays out
                .filter(it -> it.isTopLevelClass() && it.getModifiers().contains(JavaModifier.PUBLIC))
                .collect(groupingBy(JavaClass::getPackageName));

        assertThat(shown.values()).allSatisfy(it -> assertThat(it).hasSize(1));
    }
}
