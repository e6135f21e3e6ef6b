package dev.fairway.connectors.oci;

import dev.fairway.connectors.oci.Reply.Answer;
import dev.fairway.connectors.oci.Wire.Question;
import dev.fairway.core.release.ImageReference;
import dev.fairway.formats.image.Credential;
import dev.fairway.formats.image.RegistryAnswer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Gets one repository of a registry opened: what is sent along with questions from then on.
///
/// Asked for is never more than reading this repository, whatever scope the registry names.
///
/// @param registry the party that the credentials belong to
record Opening(Wire wire, Passage passage, Keyring keyring, Origin registry, ImageReference image) {

    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]{1,32768}+");
    private static final int LARGEST = 256 << 10;

    /// What came of it.
    sealed interface Outcome {

        /// @param header the value of `Authorization`
        record Open(String header) implements Outcome {
            @Override
            public String toString() {
                return "open";
            }
        }

        /// @param why the rest of a sentence that begins with the registry
        record Closed(String why) implements Outcome {}
    }

    Outcome open(List<Challenge> challenges, Budget budget) {
        var kept = keyring.find(image);
        if (kept.credential().orElse(null) instanceof Credential.RegistryToken(var secret)
                && SENDABLE.matcher(secret).matches()) {
            return new Outcome.Open("Bearer " + secret);
        }
        var bearer =
                challenges.stream().filter(it -> it.scheme().equals("bearer")).findFirst();
        if (bearer.isPresent()) {
            return token(bearer.get(), kept, budget);
        }
        var asksForPassword = challenges.stream().anyMatch(it -> it.scheme().equals("basic"));
        if (!asksForPassword) {
            return new Outcome.Closed("wants to be opened in a way that is not known here");
        }
        return kept.credential().orElse(null) instanceof Credential.Password password
                ? new Outcome.Open(password.basic())
                : closed(kept);
    }

    /// Why it stays closed though what is kept for it was sent, or nothing is kept.
    Outcome.Closed closed(Keyring.Kept kept) {
        if (kept.credential().isPresent()) {
            return new Outcome.Closed("refuses the credentials that are kept for it; log in once more");
        }
        return new Outcome.Closed("wants credentials, and none are kept for it here (docker login %s)%s"
                .formatted(image.host(), kept.trouble().map(it -> ": " + it).orElse("")));
    }

    private Outcome token(Challenge challenge, Keyring.Kept kept, Budget budget) {
        var realm = challenge.parameter("realm").flatMap(Origin::parsed);
        if (realm.isEmpty()) {
            return new Outcome.Closed("names nobody who gives tokens for it");
        }
        var refusal = passage.refusal(registry, realm.get());
        if (refusal.isPresent()) {
            return new Outcome.Closed("sends for a token to where nobody is asked: %s %s"
                    .formatted(Origin.of(realm.get()).map(Origin::toString).orElse("its realm"), refusal.get()));
        }
        var giver = Origin.of(realm.get()).orElse(registry);
        return switch (wire.ask(question(realm.get(), challenge, kept), budget)) {
            case Answer answer
            when answer.status() == 200 ->
                RegistryAnswer.token(answer.body())
                        .<Outcome>map(token -> new Outcome.Open("Bearer " + token))
                        .orElseGet(() -> new Outcome.Closed("has no token: %s gave none".formatted(giver)));
            case Answer answer when isRefusal(answer.status()) -> closed(kept);
            case Answer answer -> new Outcome.Closed("has no token: %s answered %d".formatted(giver, answer.status()));
            case Reply.TooLarge _ -> new Outcome.Closed("has no token: %s answers too much".formatted(giver));
            case Reply.Failed(var why) -> new Outcome.Closed("has no token: %s %s".formatted(giver, why));
        };
    }

    /// An identity token is refused as a bad request by some.
    private static boolean isRefusal(int status) {
        return status == 400 || status == 401 || status == 403;
    }

    private Question question(URI realm, Challenge challenge, Keyring.Kept kept) {
        var asked = new TreeMap<String, String>();
        challenge.parameter("service").ifPresent(it -> asked.put("service", it));
        asked.put("scope", "repository:%s:pull".formatted(image.repository()));
        var headers = new TreeMap<String, String>(Map.of("Accept", "application/json"));
        return switch (kept.credential().orElse(null)) {
            case Credential.IdentityToken(var secret) -> {
                asked.put("grant_type", "refresh_token");
                asked.put("client_id", "fairway");
                asked.put("refresh_token", secret);
                yield new Question("POST", realm, headers, Optional.of(form(asked)), LARGEST);
            }
            case Credential.Password password -> {
                headers.put("Authorization", password.basic());
                yield new Question("GET", with(realm, form(asked)), headers, Optional.empty(), LARGEST);
            }
            case Credential.RegistryToken _ ->
                new Question("GET", with(realm, form(asked)), headers, Optional.empty(), LARGEST);
            case null -> new Question("GET", with(realm, form(asked)), headers, Optional.empty(), LARGEST);
        };
    }

    private static String form(Map<String, String> asked) {
        var form = new StringBuilder();
        asked.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }

    /// A realm may have a query of its own. What it marks a place by is not sent.
    private static URI with(URI realm, String query) {
        var text = realm.toString();
        var end = text.indexOf('#');
        var bare = end < 0 ? text : text.substring(0, end);
        return URI.create(bare + (realm.getRawQuery() == null ? "?" : "&") + query);
    }
}
