package dev.fairway.connectors.oci;

import dev.fairway.connectors.oci.Reply.Answer;
import dev.fairway.connectors.oci.Reply.Failed;
import dev.fairway.connectors.oci.Wire.Question;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Questions about one repository: opened when the registry asks for it, led on where it points and one may go.
///
/// What opens it is sent to the registry alone, never to where it points.
final class Conversation {

    private static final int MOST_REDIRECTS = 5;

    private final Wire wire;
    private final Passage passage;
    private final Opening opening;
    private Optional<String> authorization = Optional.empty();

    Conversation(Wire wire, Passage passage, Opening opening) {
        this.wire = wire;
        this.passage = passage;
        this.opening = opening;
    }

    /// @param path below the repository, as in `manifests/latest`
    Reply ask(String method, String path, String accept, int largest, Budget budget) {
        var uri =
                opening.registry().resolve("/v2/%s/%s".formatted(opening.image().repository(), path));
        var first = led(method, uri, accept, largest, budget);
        if (!isClosed(first)) {
            return first.reply();
        }
        var challenges = first.reply() instanceof Answer answer
                ? Challenge.read(answer.headers().allValues("WWW-Authenticate"))
                : Challenge.read(List.of());
        return switch (opening.open(challenges, budget)) {
            case Opening.Outcome.Closed(var why) -> new Failed(why);
            case Opening.Outcome.Open(var header) -> {
                authorization = Optional.of(header);
                var second = led(method, uri, accept, largest, budget);
                yield isClosed(second) || isForbidden(second)
                        ? new Failed(opening.closed(opening.keyring().find(opening.image()))
                                .why())
                        : second.reply();
            }
        };
    }

    /// @param own whether the registry itself answered, and not somebody whom it pointed to
    private record Led(Reply reply, boolean own) {}

    private static boolean isClosed(Led led) {
        return led.own() && led.reply() instanceof Answer answer && answer.status() == 401;
    }

    private static boolean isForbidden(Led led) {
        return led.own() && led.reply() instanceof Answer answer && answer.status() == 403;
    }

    private Led led(String method, URI start, String accept, int largest, Budget budget) {
        var at = start;
        for (var hops = 0; hops <= MOST_REDIRECTS; hops++) {
            var own = Origin.of(at).equals(Optional.of(opening.registry()));
            var headers = new TreeMap<String, String>(Map.of("Accept", accept));
            if (own) {
                authorization.ifPresent(it -> headers.put("Authorization", it));
            }
            var reply = wire.ask(new Question(method, at, headers, Optional.empty(), largest), budget);
            if (!(reply instanceof Answer answer) || !isRedirect(answer.status())) {
                return new Led(reply, own);
            }
            var target = Optional.of(answer.header("Location"))
                    .filter(it -> !it.isEmpty())
                    .flatMap(Origin::parsed)
                    .map(at::resolve);
            var here = at;
            var refusal = target.map(it -> refusal(here, it)).orElse(Optional.of("is no address"));
            if (refusal.isPresent()) {
                var named = target.flatMap(Origin::of).map(Origin::toString).orElse("what it names");
                return new Led(new Failed("points to where nobody goes: %s %s".formatted(named, refusal.get())), own);
            }
            at = target.get();
        }
        return new Led(new Failed("points elsewhere more than %d times".formatted(MOST_REDIRECTS)), false);
    }

    private Optional<String> refusal(URI from, URI to) {
        return from.getScheme().equals("https") && "http".equalsIgnoreCase(to.getScheme())
                ? Optional.of("would be asked without https")
                : passage.refusal(opening.registry(), to);
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }
}
