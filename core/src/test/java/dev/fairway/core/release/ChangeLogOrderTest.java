package dev.fairway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.release.ChangeLog.Reading;
import dev.fairway.core.release.ChangeLog.Step;
import dev.fairway.core.release.ChangeLogOrder.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChangeLogOrderTest {

    private static final String FOLDER = "src/main/resources/db/changelog";
    private static final Step CHANGE = new Step.ChangeSet();

    private final Map<String, Reading> files = new HashMap<>();

    private ChangeLogOrderTest file(String name, Step... steps) {
        files.put(name, new Reading.Read(new ChangeLog(List.of(steps))));
        return this;
    }

    private static Step include(String path) {
        return new Step.Include(path, false, true, 3);
    }

    private static Step beside(String path) {
        return new Step.Include(path, true, true, 3);
    }

    private static Step all(String path) {
        return new Step.IncludeAll(path, true, true, 1, Integer.MAX_VALUE, "", 4);
    }

    private Outcome order() {
        return ChangeLogOrder.of(FOLDER, new TreeSet<>(files.keySet()), Optional.empty(), this::read);
    }

    private Reading read(String file) {
        return files.getOrDefault(file, new Reading.Other());
    }

    private List<String> ordered() {
        return ((Outcome.Ordered) order()).files();
    }

    private List<String> faults() {
        return ((Outcome.Faulty) order()).faults();
    }

    @Test
    void filesAreRunAsTheFirstLogListsThem() {
        file(
                "db.changelog-master.xml",
                beside("b.yaml"),
                include("db/changelog/a.sql"),
                include("classpath:/db/changelog/c.json"));
        file("b.yaml", CHANGE).file("a.sql", CHANGE).file("c.json", CHANGE);

        assertThat(ordered()).containsExactly("b.yaml", "a.sql", "c.json");
    }

    @Test
    void aFileStandsWhereItsFirstOwnChangeIsRun() {
        file("changelog.xml", beside("a.xml"), CHANGE, beside("b.xml"), CHANGE);
        file("a.xml", beside("b.xml"), CHANGE).file("b.xml", CHANGE);

        assertThat(ordered()).containsExactly("b.xml", "a.xml", "changelog.xml");
    }

    @Test
    void foldersAreTakenInTheOrderOfTheirPathsAndWhatIsNoLogIsLeftOut() {
        file("changelog.xml", all("changes"));
        file("changes/b/1.sql", CHANGE).file("changes/b-2.sql", CHANGE).file("changes/B.sql", CHANGE);
        file("changes/a10.sql", CHANGE)
                .file("changes/a9.sql", CHANGE)
                .file("changes/notes.md")
                .file("changes/x.csv");

        assertThat(ordered())
                .containsExactly(
                        "changes/B.sql", "changes/a10.sql", "changes/a9.sql", "changes/b-2.sql", "changes/b/1.sql");
    }

    @Test
    void depthAndEndingChoose() {
        file("changelog.xml", new Step.IncludeAll("./", true, true, 2, 2, ".UP.sql", 4));
        file("a.up.sql", CHANGE)
                .file("x/b.up.sql", CHANGE)
                .file("x/b.down.sql", CHANGE)
                .file("x/y/c.up.sql", CHANGE);

        assertThat(ordered()).containsExactly("x/b.up.sql");
    }

    @Test
    void theFirstLogIsTheOnlyOneThatNoOtherIncludes() {
        file("start.yaml", beside("inner/next.yaml")).file("inner/next.yaml", CHANGE, beside("../one.sql"));
        file("one.sql", CHANGE).file("data.json");
        files.put("data.json", new Reading.Other());

        assertThat(ordered()).containsExactly("inner/next.yaml", "one.sql");
        file("old.xml", CHANGE);
        assertThat(faults()).singleElement().asString().contains("old.xml or start.yaml may be the first change log");
        assertThat(ChangeLogOrder.of(FOLDER, new TreeSet<>(files.keySet()), Optional.of("old.xml"), this::read))
                .isEqualTo(new Outcome.Ordered(List.of("old.xml")));
    }

    @Test
    void theFirstLogMayBeSqlOfAUsualName() {
        file("changelog.sql", CHANGE).file("more.sql", CHANGE);
        assertThat(ordered()).containsExactly("changelog.sql");

        file("db.changelog-master.sql", CHANGE);
        assertThat(ordered()).containsExactly("db.changelog-master.sql");

        file("start.xml", beside("db.changelog-master.sql"), CHANGE);
        assertThat(ordered()).containsExactly("db.changelog-master.sql", "start.xml");

        file("old.xml", CHANGE).file("start.xml", CHANGE);
        assertThat(faults())
                .containsExactly(FOLDER + ": old.xml or start.xml or db.changelog-master.sql may be the first change"
                        + " log; name it, as in liquibase:" + FOLDER + "/old.xml");
    }

    @Test
    void sqlOfAnotherNameIsTheFirstLogWhereItIsTheOnlyOne() {
        file("tables.sql", CHANGE);
        files.put("notes.json", new Reading.Other());
        assertThat(ordered()).containsExactly("tables.sql");

        file("a.sql", CHANGE).file("b.sql", CHANGE).file("c.sql", CHANGE);
        assertThat(faults())
                .containsExactly(FOLDER + ": a.sql or b.sql or c.sql or one of 1 more may be the first change log;"
                        + " name it, as in liquibase:" + FOLDER + "/a.sql");
    }

    @Test
    void aFolderWithoutAChangeLogNamesNoFileThatIsNotThere() {
        files.put("notes.json", new Reading.Other());

        assertThat(faults())
                .containsExactly(FOLDER + ": no file of it is a change log that can be read; name the first one, as in"
                        + " liquibase:FOLDER/FILE");
    }

    @Test
    void whereEachIsIncludedByAnotherOneOfThemIsNamed() {
        file("a.xml", beside("b.xml")).file("b.xml", beside("a.xml"));

        assertThat(faults()).singleElement().asString().contains("a.xml or b.xml may be the first change log");
    }

    @Test
    void whatCannotBeListedIsToldWithFileAndLine() {
        file(
                "master.xml",
                beside("../../out.xml"),
                beside("${name}.xml"),
                include("https://example.com/a.xml"),
                include("absent.xml"),
                beside("it.groovy"),
                all("nowhere"),
                beside("other.yaml"),
                beside("broken.xml"));
        file("it.groovy");
        files.put("other.yaml", new Reading.Other());
        files.put("broken.xml", new Reading.Faulty(7, "it is not XML"));

        assertThat(faults())
                .containsExactly(
                        FOLDER + "/master.xml:3: '../../out.xml' leads out of the folder",
                        FOLDER + "/master.xml:3: '${name}.xml' depends on a parameter, which is not in the folder",
                        FOLDER
                                + "/master.xml:3: 'https://example.com/a.xml' leads to something that is not in the"
                                + " folder",
                        FOLDER + "/master.xml:3: 'absent.xml' is not in " + FOLDER,
                        FOLDER + "/master.xml:3: 'it.groovy' is a file of a kind whose order cannot be listed",
                        FOLDER + "/master.xml:4: 'nowhere' is not in " + FOLDER,
                        FOLDER + "/other.yaml: is no change log",
                        FOLDER + "/broken.xml:7: it is not XML");
    }

    @Test
    void aLogThatIncludesItselfIsRefused() {
        file("master.xml", beside("a.xml")).file("a.xml", CHANGE, beside("master.xml"));

        assertThat(faults()).singleElement().asString().contains("master.xml: includes itself, by way of", "a.xml:3");
    }

    @Test
    void whatNeedNotBeThereIsNoFault() {
        file("master.xml", new Step.Include("absent.xml", false, false, 3), CHANGE);

        assertThat(ordered()).containsExactly("master.xml");
    }

    @Test
    void aPathThatMayMeanTwoFilesIsRefused() {
        file("master.xml", include("changelog/a.sql"));
        file("a.sql", CHANGE).file("changelog/a.sql", CHANGE);

        assertThat(faults()).singleElement().asString().contains("may be a.sql or changelog/a.sql");
    }
}
