package dev.fairway.core.discovery;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// What looks like environments and is not compared, and why.
///
/// @param names the environments as spelled
public record Uncompared(String template, Reason reason, List<String> names) {

    public Uncompared {
        requireNonNull(template, "template");
        requireNonNull(reason, "reason");
        names = List.copyOf(names);
    }

    /// The closed list of reasons.
    public enum Reason {
        RUN_MODES("ways to run on one machine, not environments: none of them is a stage, qa, uat or production"),
        UNKNOWN_NAMES(
                "files in a folder of environments, none of which has a known environment's name (--run-modes compares"
                        + " them)"),
        DEVELOPER("a developer's own machine, not an environment"),
        TEST_FOLDER("under a folder of tests, which describes no environment"),
        SINGLE("one environment only, nothing to compare it with"),
        NOTHING_SHARED("folders named like environments that have no file in common"),
        PLACES("overlays that only one environment has, such as one for each of its clusters"),
        LITTLE_SHARED(
                "files that one environment alone has, in folders that share too little to say that others lack them"),
        NO_READER("named for environments, in a form that is not read"),
        FURTHER("not every environment has it, and nothing says how it combines with what is compared of them"),
        ONE_MODULE("files of one folder that Terraform applies together, whatever they are called"),
        COMPONENTS("Kustomize components, which are compared in the overlays that include them"),
        BRANCHES("branches; files per environment were found, which come first (--branches compares branches)");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /// Whether nobody may take the environments for compared without it.
        public boolean isGap() {
            return this == NO_READER || this == FURTHER;
        }

        public String sentence() {
            return sentence;
        }
    }
}
