package dev.fairway.core.secret;

import java.util.List;
import java.util.Set;

/// Keys whose words do not say whether a secret stands below them, or that speak of where one is kept.
final class DoubtfulKeys {

    private static final Set<String> DOUBTFUL = Set.of("""
        session key private seed recovery phrase encryption cookie cookies\
        """.split("\\s+"));

    /// The word before a final `key` by which something is found, and nobody let in.
    private static final Set<String> FINDING_KEYS = Set.of("""
        cache sort partition primary public foreign routing object index composite group row column map lookup
        config feature flag translation message label tag site idempotency shard hash range bucket s3 state file
        header metric natural surrogate unique host\
        """.split("\\s+"));

    /// Who gives out keys that look like digests.
    private static final Set<String> VENDORS = Set.of("""
        datadog dd algolia newrelic relic nr cloudflare cf mailchimp mailgun mandrill sendgrid postmark twilio stripe
        sentry segment mixpanel amplitude intercom pusher pagerduty opsgenie rollbar bugsnag honeybadger honeycomb
        loggly logzio sumologic splunk grafana fastly akamai heroku netlify vercel digitalocean linode hetzner ovh
        github gitlab bitbucket slack telegram discord zendesk hubspot salesforce shopify paypal braintree adyen
        klarna plaid openai anthropic cohere huggingface mapbox google azure aws ibm okta auth0 onesignal firebase
        airtable contentful launchdarkly optimizely snyk sonar jfrog artifactory elastic opensearch\
        """.split("\\s+"));

    /// What such a key is called after its vendor.
    private static final Set<String> OF_VENDORS =
            Set.of("api", "app", "admin", "global", "license", "licence", "write", "ingest");

    private DoubtfulKeys() {}

    /// `session`, `crypto.key`, `DATADOG_API`: a generated text below it is a secret.
    static boolean areDoubtful(List<String> words) {
        var last = words.getLast();
        var before = words.subList(0, words.size() - 1);
        if (DOUBTFUL.contains(last)) {
            return !last.equals("key") || before.isEmpty() || !FINDING_KEYS.contains(before.getLast());
        }
        return OF_VENDORS.contains(last) && before.stream().anyMatch(VENDORS::contains);
    }

    /// `secretKeyRef`, `secretRefs`, `envFromSecret`: names of secrets stand below it.
    static boolean refersToSecrets(List<String> words) {
        if (words.size() < 2) {
            return false;
        }
        return switch (words.getLast()) {
            case "ref", "refs" -> words.contains("secret") || words.contains("secrets");
            case "secret", "secrets" -> words.get(words.size() - 2).equals("from");
            default -> false;
        };
    }
}
