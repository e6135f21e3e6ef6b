package dev.fairway.benchmarks;

import dev.fairway.ledger.export.ExportSource;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Looks at the tree of an export alone, as clients of any tlog-tiles log do: a process that is measured from outside.
///
/// Arguments: the export's folder, the log's key, how many threads. Prints faults, then its largest size in memory as
/// Linux tells it.
public final class TreeOfExport {

    private TreeOfExport() {}

    public static void main(String... arguments) throws IOException {
        var log = VerifierKey.parse(arguments[1]).orElseThrow();
        var faults =
                ExportSource.faultsOfTree(Path.of(arguments[0]), log, Ed25519::holds, Integer.parseInt(arguments[2]));
        faults.forEach(System.out::println);
        try (var status = Files.lines(Path.of("/proc/self/status"))) {
            status.filter(line -> line.startsWith("VmHWM")).forEach(System.out::println);
        }
        System.exit(faults.isEmpty() ? 0 : 1);
    }
}
