package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.EvidenceReading;
import dev.fairway.core.evidence.ScanRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads SARIF 2.1.0: twice, since results may stand before the rules that give them their level.
final class SarifReader {

    private static final String VERSION = "2.1.0";
    private static final int MOST_RUNS = 1000;

    private final List<SarifRun> runs = new ArrayList<>();
    private final Map<SarifLevel, Long> levels = new EnumMap<>(SarifLevel.class);
    private long suppressed;
    private long known;

    static EvidenceReading read(JsonPart part) {
        return new SarifReader().log(part);
    }

    private EvidenceReading log(JsonPart part) {
        var version = new Holder<String>();
        part.read(cursor -> cursor.members(name -> {
            switch (name) {
                case "version" -> version.set(cursor.text());
                case "runs" -> cursor.items(() -> run(cursor));
                case "inlineExternalProperties" ->
                    throw new Refusal("it keeps parts of its runs apart from them (inlineExternalProperties), which is"
                            + " not read");
                default -> {}
            }
        }));
        if (!version.get().equals(Optional.of(VERSION))) {
            throw new Refusal("it is SARIF of another version than " + VERSION);
        }
        if (runs.isEmpty()) {
            throw new Refusal("it holds no run, so that it proves nothing");
        }
        part.read(cursor -> cursor.members(name -> {
            if (name.equals("runs")) {
                results(cursor);
            }
        }));
        return scan().judged();
    }

    private void run(JsonCursor cursor) {
        if (runs.size() == MOST_RUNS) {
            throw new Refusal("it holds more than %d runs".formatted(MOST_RUNS));
        }
        runs.add(SarifRun.read(cursor, runs.size() + 1));
    }

    private void results(JsonCursor cursor) {
        var run = new int[1];
        cursor.items(() -> {
            var number = ++run[0];
            cursor.members(name -> {
                if (name.equals("results")) {
                    results(cursor, number);
                }
            });
        });
    }

    private void results(JsonCursor cursor, int run) {
        var rules = runs.get(run - 1).rules();
        var number = new int[1];
        cursor.items(() -> {
            number[0]++;
            if (!cursor.isObject()) {
                throw new Refusal("result %d of run %d is no object".formatted(number[0], run));
            }
            count(SarifResult.read(cursor), rules, "result %d of run %d".formatted(number[0], run));
        });
    }

    private void count(SarifResult result, SarifRules rules, String place) {
        var level = result.level(rules, place);
        if (result.suppressed()) {
            suppressed++;
        } else if (result.known()) {
            known++;
        } else {
            levels.merge(level, 1L, Long::sum);
        }
    }

    private ScanRun scan() {
        Optional<Instant> ended = Optional.empty();
        for (var run : runs) {
            ended = Times.earlier(ended, run.ended());
        }
        return new ScanRun(
                runs.stream().map(SarifRun::tool).toList(),
                levels.getOrDefault(SarifLevel.ERROR, 0L),
                levels.getOrDefault(SarifLevel.WARNING, 0L),
                levels.getOrDefault(SarifLevel.NOTE, 0L),
                levels.getOrDefault(SarifLevel.NONE, 0L),
                suppressed,
                known,
                runs.stream().filter(SarifRun::unsuccessful).count(),
                ended);
    }
}
