package dev.fairway.core.contract;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Report.Proposal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What the commands about the contract answer, as every format shows it.
public sealed interface ContractAnswer {

    /// What `contract init` or `contract add` wrote.
    ///
    /// @param command which of them
    /// @param file the contract's path, from the folder that is looked at
    /// @param changed whether anything was added; otherwise the file said all of it already
    /// @param rules that were added
    /// @param exceptions that were added
    /// @param left findings that the contract leaves open
    /// @param unseen what could not be read, one sentence each: `check` cannot say that all is well
    record Written(
            String command,
            String file,
            boolean changed,
            List<Proposal> rules,
            List<TimedException> exceptions,
            int left,
            List<String> unseen)
            implements ContractAnswer {
        public Written {
            requireNonNull(command, "command");
            requireNonNull(file, "file");
            rules = List.copyOf(rules);
            exceptions = List.copyOf(exceptions);
            unseen = List.copyOf(unseen);
        }

        /// How many differences the new rules explain.
        public int covered() {
            return rules.stream().mapToInt(Proposal::covers).sum();
        }
    }

    /// What `contract lint` found.
    ///
    /// @param rules how many rules were looked at
    /// @param exceptions how many exceptions were looked at
    record Linted(List<String> files, int rules, int exceptions, List<LintFault> faults) implements ContractAnswer {
        public Linted {
            files = List.copyOf(files);
            faults = List.copyOf(faults);
        }
    }

    /// What `contract explain` tells of every address that the key names.
    record Explained(String key, List<Told> told) implements ContractAnswer {
        public Explained {
            requireNonNull(key, "key");
            told = List.copyOf(told);
        }
    }

    /// What the contract says of one address, and what comes of it today.
    ///
    /// @param explanation empty where there is no contract
    /// @param outcome one clause
    record Told(Address address, SequencedMap<String, Held> values, Optional<Explanation> explanation, String outcome) {
        public Told {
            requireNonNull(address, "address");
            requireNonNull(outcome, "outcome");
            values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        }
    }
}
