package dev.fairway.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every layout that the survey of public repositories names: paths, and the units they are recognised as.
final class LayoutsOfRealRepositoriesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # suffixed files
        deployment-staging.tmpl deployment-production.tmpl       | deployment-{env}.tmpl staging,production
        f/x_prod.json f/x_stage.json                             | f/x_{env}.json stage,prod
        c/proxy.dev.json c/proxy.prod.json                       | c/proxy.{env}.json dev,prod
        staging_app_env.yml qa_app_env.yml                       | {env}_app_env.yml qa,staging
        dev-a.yml staging-a.yml dev-b.yml staging-b.yml          | {env}-a.yml dev,staging; {env}-b.yml dev,staging
        # a file per environment
        config/dev.yaml config/stage.yaml config/prod.yaml       | config/{env}.yaml dev,stage,prod
        config/dev.yaml config/prod.json                         | config/{env}.json dev,prod
        config/dev.yml config/prod.yml config/dev.json config/prod.json | config/{env}.json dev,prod; config/{env}.yml dev,prod
        deploy/demo.yml deploy/production.yml deploy/sandbox.yml | deploy/{env}.yml sandbox,demo,production
        image-tags/dev image-tags/prod                           | image-tags/{env} dev,prod
        config/default.json config/production.json config/staging.json | config/{env}.json staging,production < config/default.json
        config/all.yml config/base.yml config/prod.yml config/qa.yml | config/{env}.yml qa,prod < config/base.yml < config/all.yml
        group_vars/all.yml group_vars/staging.yml group_vars/prod.yml | group_vars/{env}.yml staging,prod < group_vars/all.yml
        app.base.yml app.dev.yml app.prod.yml                    | app.{env}.yml dev,prod < app.base.yml
        settings.toml settings.staging.toml settings.production.toml | settings.{env}.toml staging,production < settings.toml
        # Helm
        values.yaml values-dev.yaml values-prod.yaml             | values-{env}.yaml dev,prod < values.yaml
        values.yaml values.dev.yaml values.prod.yaml             | values.{env}.yaml dev,prod < values.yaml
        c/common.values.yaml c/prod.values.yaml c/staging.values.yaml | c/{env}.values.yaml staging,prod < c/common.values.yaml
        a-values-dev.yaml a-values-prod.yaml                     | a-values-{env}.yaml dev,prod
        h/values-dev.yaml h/values-prod.yaml h/api/Chart.yaml h/api/values.yaml | h/values-{env}.yaml dev,prod < h/api/values.yaml
        h/values-dev.yaml h/values-prod.yaml h/api/values.yaml   | h/values-{env}.yaml dev,prod < h/api/values.yaml
        c/Chart.yaml c/values.yaml c/env/dev.yaml c/env/prod.yaml| c/env/{env}.yaml dev,prod < c/values.yaml
        c/Chart.yaml c/values.yaml c/v/values-qa.yaml c/v/values-prod.yaml | c/v/values-{env}.yaml qa,prod < c/values.yaml
        charts/a/Chart.yaml charts/a/values.yaml charts/b/Chart.yaml charts/b/values.yaml charts/b-values-qa.yaml charts/b-values-prod.yaml | charts/b-values-{env}.yaml qa,prod < charts/b/values.yaml
        envs/dev/values.yaml envs/prod/values.yaml chart/Chart.yaml chart/values.yaml | envs/{env}/values.yaml dev,prod < chart/values.yaml
        # dotenv
        .env .env.staging .env.production                        | .env.{env} staging,production < .env
        conf/dev.env conf/prod.env                               | conf/{env}.env dev,prod
        # Terraform
        tf/main.tf tf/variables.tf tf/dev.tfvars tf/prod.tfvars  | tf/{env}.tfvars dev,prod < tf/main.tf < tf/variables.tf
        tf/variables.tf tf/vars/dev.tfvars.json tf/vars/prod.tfvars.json | tf/vars/{env}.tfvars.json dev,prod < tf/variables.tf
        environments/dev/terraform.tfvars environments/prod/terraform.tfvars variables.tf | environments/{env}/terraform.tfvars dev,prod < variables.tf
        # Spring
        r/application.yml r/application-dev.yml r/application-prod.properties | r/application-{env}.properties dev,prod < r/application.yml
        r/application.properties r/application.yml r/application-uat.yml r/application-prod.yml | r/application-{env}.yml uat,prod < r/application.yml < r/application.properties
        r/application.yml r/config/application-sit.yml r/config/application-preprod.yml | r/config/application-{env}.yml sit,preprod < r/application.yml
        # .NET
        appsettings.json appsettings.Development.json appsettings.Production.json | appsettings.{env}.json development,production < appsettings.json
        # Compose
        docker-compose.yml docker-compose.staging.yml docker-compose.prod.yml | docker-compose.{env}.yml staging,prod < docker-compose.yml
        compose.yaml compose.dev.yaml compose.prod.yaml          | compose.{env}.yaml dev,prod < compose.yaml
        """)
    void filesAreRecognised(String paths, String units) {
        assertThat(String.join("; ", Found.units(Found.in(paths.split(" +"))))).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        variables/dev/a.yaml variables/prod/a.yaml               | variables/{env}/a.yaml dev,prod
        envs/dev/a.yaml envs/dev/b.yaml envs/prod/a.yaml         | envs/{env}/a.yaml dev,prod; envs/{env}/b.yaml dev
        envs/dev/app-dev.yaml envs/prod/app-prod.yaml            | envs/{env}/app-{env}.yaml dev,prod
        envs/dev/values.yml envs/prod/values.yaml                | envs/{env}/values.yaml dev,prod
        envs/dev/eu/x.yaml envs/prod/eu/x.yaml                   | envs/{env}/eu/x.yaml dev,prod
        envs/base/a.yaml envs/dev/a.yaml envs/prod/a.yaml        | envs/{env}/a.yaml dev,prod < envs/base/a.yaml
        ns/api-dev/q.yaml ns/api-prod/q.yaml                     | ns/api-{env}/q.yaml dev,prod
        dev-api/q.yaml prod-api/q.yaml                           | {env}-api/q.yaml dev,prod
        apps/a/dev/x.yaml apps/a/prod/x.yaml apps/b/dev/x.yaml apps/b/prod/x.yaml | apps/a/{env}/x.yaml dev,prod; apps/b/{env}/x.yaml dev,prod
        clusters/staging/apps.yaml clusters/production/apps.yaml | clusters/{env}/apps.yaml staging,production
        o/overlays/prod/kustomization.yaml o/overlays/prod/p.yaml o/overlays/stage/kustomization.yaml | o/overlays/{env}/ stage,prod
        o/overlays/prod/a/kustomization.yaml o/overlays/stage/a/kustomization.yaml | o/overlays/{env}/a/ stage,prod
        overlays/prod/kustomization.yaml overlays/dev/m.yaml     | overlays/{env}/ dev,prod
        overlays/test/kustomization.yaml overlays/ocp4-stage/kustomization.yaml overlays/moc-prod/kustomization.yaml | overlays/{env}/ test,ocp4-stage,moc-prod
        inventories/prod/group_vars/all.yml inventories/stage/group_vars/all.yml | inventories/{env}/group_vars/all.yml stage,prod
        environments/oss-vdb/k.yaml environments/oss-vdb-test/k.yaml environments/private/k.yaml | environments/{env}/k.yaml private,oss-vdb-test,oss-vdb
        environments/prod/terraform.tfvars environments/prod/variables.tf environments/qa/terraform.tfvars environments/qa/variables.tf | environments/{env}/terraform.tfvars qa,prod < environments/{env}/variables.tf; environments/{env}/variables.tf qa,prod
        dev-portal/dev.yaml dev-portal/prod.yaml                 | dev-portal/{env}.yaml dev,prod
        """)
    void foldersAreRecognised(String paths, String units) {
        assertThat(String.join("; ", Found.units(Found.in(paths.split(" +"))))).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sbox dev test ithc demo stg prod        | sbox,dev,test,ithc,stg,demo,prod
        integration staging production          | integration,staging,production
        review qa staging production            | review,qa,staging,production
        sandbox staging demo production         | sandbox,staging,demo,production
        dev uat prod                            | dev,uat,prod
        dev preprod prod                        | dev,preprod,prod
        dev int aat perftest stg prd            | dev,int,perftest,aat,stg,prd
        development test production             | development,test,production
        stage staging prod                      | stage,staging,prod
        """)
    void namesOfTheSurveyStandInOrder(String names, String route) {
        var paths = names.split(" ");
        for (var i = 0; i < paths.length; i++) {
            paths[i] = "config/" + paths[i] + ".yaml";
        }

        assertThat(String.join(",", Found.in(paths).route().names())).isEqualTo(route);
    }
}
