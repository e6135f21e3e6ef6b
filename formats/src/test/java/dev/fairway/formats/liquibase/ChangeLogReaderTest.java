package dev.fairway.formats.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.release.ChangeLog.Reading;
import dev.fairway.core.release.ChangeLog.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeLogReaderTest {

    private static final Step CHANGE = new Step.ChangeSet();

    private static Reading read(String file, String text) {
        return ChangeLogReader.read(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Step> steps(String file, String text) {
        return ((Reading.Read) read(file, text)).log().steps();
    }

    @Test
    void xmlYamlAndJsonSayTheSame() {
        var xml = steps("a.xml", """
            <?xml version="1.0" encoding="UTF-8"?>
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
              <property name="x" value="y"/>
              <changeSet id="1" author="a"><sqlFile path="x.sql"/></changeSet>
              <changeSet id="2" author="a"><include file="no.xml"/></changeSet>
              <include file="b.xml" relativeToChangelogFile="true"/>
              <includeAll path="c/" errorIfMissingOrEmpty="false" maxDepth="1" endsWithFilter=".sql"/>
              <modifyChangeSets runWith="psql"><include file="d.xml"/></modifyChangeSets>
            </databaseChangeLog>
            """);
        var yaml = steps("a.yaml", """
            databaseChangeLog:
              - property: {name: x, value: y}
              - changeSet: {id: 1, author: a, changes: [{sqlFile: {path: x.sql}}]}
              - changeSet: {id: 2, author: a}

              - include: {file: b.xml, relativeToChangelogFile: true}
              - includeAll: {path: c/, errorIfMissingOrEmpty: false, maxDepth: 1, endsWithFilter: .sql}
              - modifyChangeSets: {runWith: psql, include: {file: d.xml}}
            """);
        var json = steps("a.json", """
            {"databaseChangeLog": [
              {"property": {"name": "x", "value": "y"}},
              {"changeSet": {"id": "1", "author": "a"}}, {"changeSet": {"id": "2", "author": "a"}},


              {"include": {"file": "b.xml", "relativeToChangelogFile": true}},
              {"includeAll": {"path": "c/", "errorIfMissingOrEmpty": false, "maxDepth": 1, "endsWithFilter": ".sql"}},
              {"modifyChangeSets": {"runWith": "psql", "include": {"file": "d.xml"}}}]}
            """);

        assertThat(xml)
                .containsExactly(
                        CHANGE,
                        new Step.Include("b.xml", true, true, 6),
                        new Step.IncludeAll("c/", false, false, 1, 1, ".sql", 7),
                        new Step.Include("d.xml", false, true, 8));
        assertThat(yaml).hasSize(4).first().isEqualTo(CHANGE);
        assertThat(yaml.get(1)).isEqualTo(new Step.Include("b.xml", true, true, 6));
        assertThat(yaml.get(2)).isEqualTo(xml.get(2));
        assertThat(json.subList(0, 3)).isEqualTo(xml.subList(0, 3));
    }

    @Test
    void sqlHasTheChangeSetsThatItSaysAndIsOneWithoutAHeader() {
        assertThat(steps("a.sql", "\n-- Liquibase formatted SQL\n--changeset a:1\ncreate table a;\n"))
                .containsExactly(CHANGE);
        assertThat(steps("a.sql", "--liquibase formatted sql\n")).isEmpty();
        assertThat(steps("a.sql", "create table a;\n")).containsExactly(CHANGE);
        assertThat(steps("a.sql", " \n")).isEmpty();
    }

    @Test
    void tricksOfXmlAreRefused() {
        var entity =
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><databaseChangeLog>&e;</databaseChangeLog>";

        assertThat(read("a.xml", entity))
                .isInstanceOfSatisfying(
                        Reading.Faulty.class, fault -> assertThat(fault.what()).contains("document type"));
        assertThat(read("a.xml", "<databaseChangeLog>&e;</databaseChangeLog>")).isInstanceOf(Reading.Faulty.class);
        assertThat(read("a.xml", "<databaseChangeLog>")).isInstanceOf(Reading.Faulty.class);
    }

    @Test
    void classesThatChooseFilesAreRefusedWithTheirLine() {
        assertThat(read("a.xml", """
            <databaseChangeLog>
            <includeAll path="a" resourceComparator="x.Y"/>
            </databaseChangeLog>
            """))
                .isEqualTo(new Reading.Faulty(2, "its resourceComparator is a class, whose order cannot be listed"));
        assertThat(read("a.yaml", """
            databaseChangeLog:
            - includeAll:
                path: a
                filter: x.Y
            """))
                .isEqualTo(new Reading.Faulty(2, "its filter is a class, whose order cannot be listed"));
        assertThat(read("a.xml", """
            <databaseChangeLog>
            <include/>
            </databaseChangeLog>
            """)).isEqualTo(new Reading.Faulty(2, "an include names no file"));
    }

    @Test
    void otherFilesAreNoChangeLogs() {
        assertThat(read("pom.xml", "<project/>")).isEqualTo(new Reading.Other());
        assertThat(read("a.yaml", "a: 1\n")).isEqualTo(new Reading.Other());
        assertThat(read("a.json", "[]")).isEqualTo(new Reading.Other());
        assertThat(read("a.csv", "a,b")).isEqualTo(new Reading.Other());
        assertThat(read("a.yaml", "a: [\n")).isInstanceOf(Reading.Faulty.class);
    }
}
