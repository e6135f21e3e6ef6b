package dev.fairway.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is found in real repositories, where they are at hand (`FAIRWAY_FIXTURES`).
final class FixtureRepositoriesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        caesar           | kinesis-to-http/caesar_forwarder_{env}.json staging,production
        caesar           | kubernetes/db-migrate-{env}.tmpl staging,production
        caesar           | kubernetes/deployment-{env}.tmpl staging,production
        gsa-notifications-api | deploy-config/{env}.yml sandbox,staging,demo,production
        prison-api       | helm_deploy/values-{env}.yaml dev,preprod,prod < helm_deploy/prison-api/values.yaml
        teaching-vacancies | terraform/workspace-variables/{env}_app_env.yml review,qa,staging,production
        teaching-vacancies | terraform/workspace-variables/{env}.tfvars.json review,qa,staging,production
        teaching-vacancies | config/storage/{env}.yml development,test,production
        teaching-vacancies | maintenance_page/manifests/{env}/ingress_maintenance.yml qa,staging,production
        modiapersonoversikt | .nais/{env}.yaml dev,prod
        modiapersonoversikt | .nais/unleash/unleash-apitoken-{env}.yaml preprod,prod
        modiapersonoversikt | proxy-config-{env}.json dev,prod
        modiapersonoversikt | .env.{env} dev,prod
        artsy-metaphysics | hokusai/{env}.yml development,test,staging,production
        flux2-kustomize-helm-example | apps/{env}/ staging,production
        flux2-kustomize-helm-example | clusters/{env}/apps.yaml staging,production
        flux2-kustomize-helm-example | clusters/{env}/infrastructure.yaml staging,production
        bank-of-anthos   | src/frontend/k8s/overlays/{env}/ development,staging,production
        hmpps-interventions-service | helm_deploy/values-{env}.yaml dev,preprod,prod < helm_deploy/hmpps-interventions-service/values.yaml
        jhipster-sample-app | src/main/resources/config/application-{env}.yml dev,prod < src/main/resources/config/application.yml
        osv-dev          | deployment/clouddeploy/gke-workers/environments/{env}/ private,oss-vdb-test,oss-vdb
        osv-dev          | deployment/clouddeploy/osv-website/run-{env}.yaml staging,prod
        2i2c-clusters    | config/clusters/victor/{env}.values.yaml staging,prod < config/clusters/victor/common.values.yaml
        2i2c-clusters    | config/clusters/awi-ciroh/enc-{env}.secret.values.yaml staging,prod
        2i2c-clusters    | config/clusters/maap/{env}.values.yaml staging,prod < config/clusters/maap/common.values.yaml
        argocd-applicationset-examples | applicationset/examples/list-generator/guestbook/engineering-{env}/guestbook-ui-deployment.yaml dev,prod
        argocd-applicationset-examples | applicationset/examples/git-generator-files-discovery/cluster-config/engineering/{env}/config.json dev,prod
        """)
    void unitIsFound(String repository, String unit) throws IOException {
        assertThat(Found.units(discover(repository))).contains(unit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        bank-of-anthos  | accounts/userservice, frontend, ledger/balancereader, ledger/transactionhistory
        2i2c-clusters   | awi-ciroh, maap, nmfs-openscapes, victor
        osv-dev         | gke-indexer, gke-workers, osv-api, osv-website
        modiapersonoversikt | ''
        """)
    void applicationsAreToldApart(String repository, String names) throws IOException {
        var found = discover(repository).families().stream()
                .map(Family::application)
                .distinct()
                .toList();

        assertThat(String.join(", ", found)).isEqualTo(names);
    }

    private static Discovered discover(String repository) throws IOException {
        var fixtures = System.getenv("FAIRWAY_FIXTURES");
        assumeTrue(fixtures != null, "no fixtures here");
        var root = Path.of(fixtures, "repositories", repository);
        try (var files = Files.walk(root)) {
            var paths = files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
            return Discovery.discover(paths, path -> head(root.resolve(path)), Optional.empty(), Options.standard());
        }
    }

    private static Optional<String> head(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
