package dev.fairway.core.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.classify.Classification.Expected;
import dev.fairway.core.classify.Classification.Operational;
import dev.fairway.core.classify.Classification.Suspicious;
import dev.fairway.core.compare.OwnNames;
import dev.fairway.core.compare.Row;
import dev.fairway.core.compare.Row.Sameness;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.core.tree.TreePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stage and prod hold at one address, and what is said of it where there is no contract.
final class ClassifierTest {

    private static final Place PLACE = new Place(Source.of("config/prod.yaml"), 1, 1);
    private static final Route ROUTE = new Route(List.of(
            List.of(new Environment("stage", List.of(), Tier.STAGE)),
            List.of(new Environment("prod", List.of(), Tier.PROD))));

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        maintenance                 | false                  | true
        maintenanceMode             | off                    | on
        nightly.cron                | true                   | false
        backup.schedule             | enabled                | disabled
        backup.schedule             | off                    | 0 5 * * *
        cron_limit                  | 5                      | 50
        schedule_retries            | 5                      | 0
        maintenance.attempts        | 3                      | 30
        cron.timeout                | 5m                     | 50m
        notice                      | keep 5 of the copies   | keep 50 of the copies
        load_env                    | true                   | false
        verify_checksum             | true                   | false
        timestamp_tolerance         | 5                      | 500
        """)
    void whetherAndHowOftenIsNoScheduleAndNoStamp(String path, String stage, String prod) {
        assertThat(of(path, stage, prod)).isInstanceOf(Suspicious.class);
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        nightly                     | 0 3 * * *              | 30 4 * * MON-FRI
        backup_window               | 02:00-04:00            | 03:00-05:00
        preferred_maintenance       | sun:02:00-sun:04:00    | mon:03:00-mon:05:00
        reports.cron                | @daily                 | @every 6h
        events.rule                 | cron(0 3 * * ? *)      | rate(1 hour)
        maintenance_window          | sun:03:00-sun:04:00    | mon:01:00-mon:02:00
        maintenance.day             | SUN                    | MON
        schedule.hour               | 3                      | 5
        backup_schedule             | every day 03:00        | every day 05:00
        schedule.timezone           | Europe/Oslo            | UTC
        """)
    void whenIsASchedule(String path, String stage, String prod) {
        assertThat(of(path, stage, prod)).isEqualTo(new Expected(ExpectedClass.SCHEDULE));
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        storage_retention_days      | 365                    | 3650
        replica_lag_max             | 5                      | 500
        memory_error_limit          | 5                      | 50
        max_instances_per_user      | 5                      | 50
        tenant_quota                | 5                      | 50
        workers.timeout             | 5                      | 50
        pool_recycle                | 30                     | 300
        node.limit.errors           | 5                      | 50
        target_cpu                  | 60                     | 80
        memory_limit_enforced       | 0                      | 1
        workers_enabled             | 0                      | 1
        bytes_max                   | 100000000000           | 200000000000
        """)
    void aNumberIsASizeOnlyWhereTheLastWordsOfItsNameSaySo(String path, String stage, String prod) {
        assertThat(of(path, stage, prod)).isInstanceOf(Suspicious.class);
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        replicas                    | 2                      | 4
        web.replicaCount            | 2                      | 4
        autoscaling.minReplicas     | 2                      | 4
        max_instances               | 2                      | 4
        node_count                  | 2                      | 4
        num_workers                 | 2                      | 4
        replicas.max                | 2                      | 4
        db.pool.size                | 5                      | 10
        maximumPoolSize             | 5                      | 10
        resources.limits.memory     | 1Gi                    | 2Gi
        memory_limit_mb             | 512                    | 1024
        disk_quota                  | 1G                     | 2G
        home.hard_quota             | 5                      | 20
        allocated_storage           | 100                    | 200
        requests.cpu                | 100m                   | 1
        vm.size                     | t3.medium              | m6i.large
        nodes.default.type          | db.t3.medium           | db.r6g.2xlarge
        web_vm_type                 | t3.medium.example.web  | m6i.large.example.web
        machine_type                | n2-standard-2          | n2-standard-8
        database_sku                | B_Standard_B2s         | GP_Standard_D4ds_v5
        database_sku                | gp_standard_d4ds_v5    | GP_Standard_D4ds_v5
        plan_sku_size               | B1                     | P1v3
        """)
    void sizesAndCountsMayGrow(String path, String stage, String prod) {
        assertThat(of(path, stage, prod)).isEqualTo(new Expected(ExpectedClass.SIZE));
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        replicas                    | 4                      | 2
        requests.cpu                | 1                      | 100m
        vm.size                     | m6i.2xlarge            | m6i.large
        web_vm_type                 | m6i.large.example.web  | t3.small.example.web
        machine_type                | n2-standard-8          | e2-standard-2
        machine_type                | db-custom-4-15360      | db-custom-2-7680
        database_sku                | gp_standard_d8ds_v5    | GP_Standard_D4ds_v5
        database_sku                | GP_Gen5_4              | B_Gen5_1
        vm_size                     | Standard_D8s_v3        | Standard_B2ms
        plan_sku_size               | P1v3                   | B3
        plan_sku_size               | S2                     | S1
        """)
    void sizesThatFallAlongTheRouteAreFindings(String path, String stage, String prod) {
        assertThat(of(path, stage, prod)).isInstanceOf(Suspicious.class);
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        policy                      | arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess | arn:aws:iam::aws:policy/AmazonS3FullAccess
        role_arn                    | arn:aws:iam::100000000001:role/reports         | arn:aws:iam::100000000001:role/billing
        grant                       | projects/shop-1/roles/auditor                  | projects/shop-2/roles/operator
        bucket_acl                  | private                | public-read
        project_visibility          | private                | public
        group_role                  | viewer                 | owner
        user_group                  | readers                | administrators
        account_type                | standard-user          | power-user
        tenant_isolation            | hard-limits            | shared-pool
        client_auth                 | need                   | none
        group_policy                | deny                   | allow
        client                      | strict                 | lax
        """)
    void whoMayDoWhatIsNoIdentifier(String path, String stage, String prod) {
        assertThat(of(path, stage, prod)).isInstanceOf(Suspicious.class);
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        bucket_name                 | acme-reports-a1        | acme-reports-b2
        aws_account                 | 100000000001           | 100000000002
        owners                      | 100000000001           | 100000000002
        project                     | acme-lab               | acme-main
        consumer.group              | acme.lab               | acme.main
        tracking                    | UA-10000001-1          | UA-10000002-20
        mail_group_billing          | lab@example.com        | billing@example.com
        client_id                   | a81bc81b               | b92cd92c
        role_arn                    | arn:aws:iam::100000000001:role/stage-reports-x1y2 | arn:aws:iam::100000000002:role/prod-reports-z3
        key                         | arn:aws:kms:eu-west-1:100000000001:key/a          | arn:aws:kms:eu-west-1:100000000002:key/b
        """)
    void whoAndWhatIsAnIdentifier(String path, String stage, String prod) {
        assertThat(of(path, stage, prod)).isEqualTo(new Expected(ExpectedClass.IDENTIFIER));
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        host_key_checking           | strict                 | no
        server_mode                 | active                 | readonly
        endpoint_mode               | vip                    | dnsrr
        virtual_host_mode           | subdomain              | path
        smtp_host                   | none                   | mail.example.com
        topic                       | orders.paid.v1.created | orders.paid.v2.created
        filter                      | org.example.StrictGate | org.example.OpenGate
        api                         | https://v1.example.com | https://v2.example.com
        allowed_cidrs               | 10.0.0.0/8             | 0.0.0.0/0
        bind                        | 127.0.0.1              | 0.0.0.0
        listen                      | 10.1.2.3               | ::
        url                         | https://a.example.com:8443 | https://b.example.com:9443
        url                         | https://a.example.com  | https://root@b.example.com
        broker                      | a.example.com:9092     | b.example.com:9093
        start                       | 03:00:00               | 05:00:00
        """)
    void ofAnAddressOnlyTheHostMayDiffer(String path, String stage, String prod) {
        assertThat(of(path, stage, prod)).isInstanceOf(Suspicious.class);
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        allowed_ips                 | 10.1.2.3/32 192.0.2.7/32           | 10.9.2.3/32 192.0.2.8/0
        allowed_ips                 | 10.1.2.3/32 192.0.2.7/32           | 10.9.2.3/32 192.0.2.8/1
        allowed_ips                 | 10.1.2.3/32 192.0.2.7              | 10.9.2.3/32 192.0.2.0/24
        cidr                        | 10.1.2.3/32                        | 10.2.0.0/16
        cidr                        | 10.1.0.0/16                        | 10.1.0.0/8
        cidr                        | 10.1.0.4/24                        | 10.1.0.4/16
        cidr                        | 2001:db8::1/128                    | 2001:db8::/32
        brokers                     | a.example.com:9092 b.example.com:9092 | c.example.com:9092 d.example.com:9093
        servers                     | https://a.example.com              | https://c.example.com http://d.example.com
        """)
    void whomAListLetsInAndHowIsMoreThanItsHosts(String path, String stage, String prod) {
        assertThat(ofLists(path, stage, prod)).isInstanceOf(Suspicious.class);
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        subnets                     | 10.1.0.0/24 10.2.0.0/24            | 10.3.0.0/16 10.4.0.0/16
        allowed_ips                 | 10.1.2.3/32 192.0.2.7              | 10.9.2.3 192.0.2.9/32
        origins                     | https://a.example.com http://localhost:3000 | https://b.example.com https://c.example.com
        brokers                     | a.example.com:9092 b.example.com:9092 | c.example.com:9092
        """)
    void hostsOfListsMayDiffer(String path, String stage, String prod) {
        assertThat(ofLists(path, stage, prod)).isEqualTo(new Expected(ExpectedClass.HOST));
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        url                         | https://a.example.com  | https://b.example.com:443
        url                         | http://localhost:8080  | http://b.example.com
        redis_host                  | cache-1                | cache-2
        server_name                 | red                    | blue
        DATABASE_HOST_2             | pg-a                   | pg-b
        upstream                    | a.shop.svc             | b.shop.svc
        broker                      | a.kafka:9092           | b.kafka:9092
        subnets                     | 10.1.0.0/16            | 10.2.0.0/16
        listen                      | 2001:db8::1            | 2001:db8::2
        """)
    void hostsMayDiffer(String path, String stage, String prod) {
        assertThat(of(path, stage, prod)).isEqualTo(new Expected(ExpectedClass.HOST));
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        log_redaction               | debug                  | off
        audit_log                   | info                   | off
        logging.enabled             | on                     | off
        log_format                  | json                   | text
        isolation_level             | all                    | off
        """)
    void whatIsLoggedAndHowIsNoLevel(String path, String stage, String prod) {
        assertThat(of(path, stage, prod)).isInstanceOf(Suspicious.class);
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        LOG_LEVEL                   | debug                  | warn
        logging.level.org.example   | debug                  | off
        logging.root                | debug                  | warn
        rust_log                    | debug                  | info
        verbosity                   | 5                      | 2
        """)
    void howMuchIsLoggedIsALevel(String path, String stage, String prod) {
        assertThat(of(path, stage, prod)).isEqualTo(new Expected(ExpectedClass.LOG_LEVEL));
    }

    @Test
    void whenSomethingWasRolledOutSaysNothing() {
        assertThat(of("annotations.restartedAt", "2026-01-01T10:00:00Z", "2026-01-02T10:00:00Z"))
                .isInstanceOf(Operational.class);
        assertThat(of("config.checksum", "a1b2", "c3d4")).isInstanceOf(Operational.class);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource({
        "2, 2, 1, prod-us has less than stage before it on the route",
        "2, 4, 8, one production region is unlike its siblings",
        "2, 4, 4, ''"
    })
    void aRegionOfProductionIsHeldToItsSiblingsAndToTheStagesBefore(String stage, String eu, String us, String why) {
        replicasOfTwo("prod-eu", "prod-us", stage, eu, us, why);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource({
        "2, 2, 1, ring-1 has less than stage before it on the route",
        "2, 8, 4, ring-1 has less than the ring before it",
        "2, 4, 8, ''",
        "2, 4, 4, ''"
    })
    void ringsOfProductionMayGrowOneAfterTheOther(String stage, String first, String second, String why) {
        replicasOfTwo("ring-0", "ring-1", stage, first, second, why);
        replicasOfTwo("prod-ring-0", "prod-ring-1", stage, first, second, why.replace("ring-1", "prod-ring-1"));
    }

    private static void replicasOfTwo(String first, String second, String stage, String eu, String us, String why) {
        var route = new Route(List.of(
                List.of(new Environment("stage", List.of(), Tier.STAGE)),
                List.of(new Environment(first, List.of(), Tier.PROD), new Environment(second, List.of(), Tier.PROD))));
        var values = new LinkedHashMap<String, Held>();
        values.put("stage", held(stage));
        values.put(first, held(eu));
        values.put(second, held(us));
        var row = new Row(
                TreePath.ofKeys("replicas"),
                values,
                List.of(List.of("stage"), List.of(first), List.of(second)),
                Sameness.DIFFERENT);

        var classification = new Classifier(
                        route, new OwnNames(route.environments(), Map.of()), new SharedDomains(), new OwnMachines())
                .classify("config/{env}.yaml", row);

        assertThat(classification instanceof Suspicious suspicious ? suspicious.why() : "")
                .contains(why);
        assertThat(classification instanceof Suspicious).isEqualTo(!why.isEmpty());
    }

    @Test
    void aSecretThatStandsEmptyIsGivenInAnotherWay() {
        var secret = new Held.Present(new Node.Secret("fp:1", PLACE));

        assertThat(of("signing_key", secret, held(""))).isEqualTo(new Expected(ExpectedClass.SECRET));
        assertThat(of("signing_key", secret, new Held.Present(new Node.Scalar(Kind.NULL, "null", PLACE))))
                .isEqualTo(new Expected(ExpectedClass.SECRET));
        assertThat(of("signing_key", secret, held("plain"))).isInstanceOf(Suspicious.class);
        assertThat(of("signing_hint", held("some text"), held(""))).isInstanceOf(Suspicious.class);
    }

    @Test
    void aSecretInPlainSightIsToldWhereOthersReferToTheirs() {
        var secret = new Held.Present(new Node.Secret("fp:1", PLACE));

        assertThat(of("signing_key", held("vault:secret/stage/shop#key"), secret))
                .isInstanceOfSatisfying(
                        Suspicious.class,
                        suspicious -> assertThat(suspicious.why())
                                .isEqualTo("prod holds the secret itself where stage refers to one"));
        assertThat(of("signing_key", held("plain"), secret)).isEqualTo(Suspicious.difference(FindingKind.VALUE));
    }

    @Test
    void nothingIsNotTheEnvironmentsOwnName() {
        var nothing = new Held.Present(new Node.Scalar(Kind.NULL, "null", PLACE));

        assertThat(of("login_page", held("https://stage-login.example.com"), held("https://prod-login.example.com")))
                .isNotInstanceOf(Suspicious.class);
        assertThat(of("login_page", held("https://stage-login.example.com"), nothing))
                .isInstanceOf(Suspicious.class);
        assertThat(of("login_page", held("https://stage-login.example.com"), held("")))
                .isInstanceOf(Suspicious.class);
        assertThat(of("login_page", held("https://stage-login.example.com"), list("")))
                .isInstanceOf(Suspicious.class);
    }

    static Classification of(String path, String stage, String prod) {
        return of(path, held(stage), held(prod));
    }

    /// Members with blanks between them.
    private static Classification ofLists(String path, String stage, String prod) {
        return of(path, list(stage), list(prod));
    }

    private static Held list(String members) {
        return new Held.Present(new Node.Listing(
                Stream.of(members.split(" "))
                        .map(text -> (Node) new Node.Scalar(Kind.TEXT, text, PLACE))
                        .toList(),
                PLACE));
    }

    private static Classification of(String path, Held stage, Held prod) {
        var values = new LinkedHashMap<String, Held>();
        values.put("stage", stage);
        values.put("prod", prod);
        var row = new Row(
                TreePath.ofKeys(path.split("\\.")),
                values,
                List.of(List.of("stage"), List.of("prod")),
                stage.equals(prod) ? Sameness.EQUAL : Sameness.DIFFERENT);
        return new Classifier(
                        ROUTE, new OwnNames(ROUTE.environments(), Map.of()), new SharedDomains(), new OwnMachines())
                .classify("config/{env}.yaml", row);
    }

    private static Held held(String text) {
        var kind = text.matches("true|false") ? Kind.BOOLEAN : text.matches("[0-9.]+") ? Kind.NUMBER : Kind.TEXT;
        return new Held.Present(new Node.Scalar(kind, text, PLACE));
    }
}
