package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.ledger.KeyChanges;
import dev.fairway.formats.report.LedgerKeysJson;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.log.KeyHistory.Span;
import dev.fairway.ledger.proved.Proved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway ledger key list`: who signs, with which keys, and until when.
public final class LedgerKeyListCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Lists who signs in this ledger (actors, by their opaque ids), with which keys, since which"
                                + " entry, and what ended them. Reads the whole ledger, so that none can be kept back."
                                + " Exit codes: 0 listed, 1 the ledger is not what was signed, 3 it could not be read.")
                .footer("", "Example:", "  fairway ledger key list");
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        var place = LedgerPlace.of(invocation.surroundings());
        return place.reading(reader -> reader.store().read(contents -> {
            var log = reader.proved(contents);
            var own = GivenKeys.signer(invocation.surroundings())
                    .map(Signer::key)
                    .or(() -> place.keys().key(reader.log().name(), key -> isKnown(log, key)));
            return tell(invocation, KeyChanges.all(log), own);
        }));
    }

    private static boolean isKnown(Proved log, PublicKey key) {
        return log.holder(key.fingerprint()).isPresent();
    }

    private static Exit tell(Invocation invocation, List<Span> spans, Optional<PublicKey> own) {
        var founder = spans.getFirst().actor();
        var actors = new LinkedHashMap<String, List<Span>>();
        spans.forEach(span ->
                actors.computeIfAbsent(span.actor(), _ -> new ArrayList<>()).add(span));
        if (invocation.options().format().equals("json")) {
            var all = actors.entrySet().stream()
                    .map(actor -> json(actor, founder, own))
                    .toList();
            invocation.report().println(ReportOutput.text(sink -> LedgerKeysJson.list(all, sink)));
        } else {
            actors.forEach((actor, keys) -> {
                invocation.report().println("actor %s%s".formatted(actor, actor.equals(founder) ? " (founder)" : ""));
                keys.forEach(span -> invocation.report().println(line(span, own)));
            });
        }
        return Exit.CLEAN;
    }

    private static String line(Span span, Optional<PublicKey> own) {
        var end = span.end()
                .map(it -> ", %s in entry %d".formatted(it.handedOver() ? "handed over" : "revoked", it.at()))
                .orElse("");
        return "  %s  %s, %s%s  since entry %d%s%s"
                .formatted(
                        span.key().fingerprint(),
                        span.kind().word(),
                        span.key().type(),
                        span.machine() ? ", machine" : "",
                        span.since(),
                        end,
                        own.equals(Optional.of(span.key())) ? "  (signs here)" : "");
    }

    private static LedgerKeysJson.Actor json(
            Map.Entry<String, List<Span>> actor, String founder, Optional<PublicKey> own) {
        var keys = actor.getValue().stream()
                .map(span -> new LedgerKeysJson.Key(
                        span.key().fingerprint(),
                        span.kind().word(),
                        span.key().type(),
                        span.key().base64(),
                        span.machine(),
                        span.since(),
                        span.end()
                                .map(end -> new LedgerKeysJson.End(end.at(), end.handedOver() ? "rotated" : "revoked")),
                        own.equals(Optional.of(span.key()))))
                .toList();
        return new LedgerKeysJson.Actor(actor.getKey(), actor.getKey().equals(founder), keys);
    }
}
