package dev.fairway.cli.drift;

import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.core.contract.ContractAnswer;
import dev.fairway.formats.report.ContractJson;
import dev.fairway.formats.report.ContractText;

/// Writes what the commands about the contract answer, in the format that was asked for.
final class ContractOutput {

    private ContractOutput() {}

    static void write(ContractAnswer answer, Invocation invocation) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> ContractJson.write(answer, sink)));
        } else {
            out.print(ContractText.render(answer, ReportOutput.text(invocation, Judging.all(invocation))));
        }
        out.flush();
    }

    /// For answers that only say that all went well: quiet text leaves them out.
    static void writeUnlessQuiet(ContractAnswer answer, Invocation invocation) {
        if (!invocation.options().quiet() || invocation.options().format().equals("json")) {
            write(answer, invocation);
        }
    }
}
