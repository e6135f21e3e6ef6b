package dev.fairway.connectors.oci;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a registry asks for before it answers: one of the ways that `WWW-Authenticate` names.
///
/// @param scheme in lower case: `basic`, `bearer`, others
record Challenge(String scheme, SortedMap<String, String> parameters) {

    private static final int LONGEST = 16_384;

    Challenge {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /// Reads all lines of the header, as far as they can be read.
    static List<Challenge> read(List<String> lines) {
        var challenges = new ArrayList<Challenge>();
        for (var line : lines) {
            if (line.length() <= LONGEST) {
                new Reading(line).into(challenges);
            }
        }
        return challenges;
    }

    /// A place in one line.
    private static final class Reading {

        private final String line;
        private int at;

        Reading(String line) {
            this.line = line;
        }

        void into(List<Challenge> challenges) {
            while (skip(" \t,") < line.length()) {
                var scheme = word();
                if (scheme.isEmpty()) {
                    return;
                }
                challenges.add(new Challenge(scheme.toLowerCase(Locale.ROOT), parameters()));
            }
        }

        /// Up to the next word that no equals sign follows, which is the next scheme.
        private SortedMap<String, String> parameters() {
            var parameters = new TreeMap<String, String>();
            while (skip(" \t,") < line.length()) {
                var start = at;
                var name = word();
                if (name.isEmpty() || skip(" \t") >= line.length() || line.charAt(at) != '=') {
                    at = start;
                    return parameters;
                }
                at++;
                skip(" \t");
                parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value());
            }
            return parameters;
        }

        private String value() {
            if (at >= line.length() || line.charAt(at) != '"') {
                return word();
            }
            var text = new StringBuilder();
            for (at++; at < line.length() && line.charAt(at) != '"'; at++) {
                if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                    at++;
                }
                text.append(line.charAt(at));
            }
            at++;
            return text.toString();
        }

        private String word() {
            var start = at;
            while (at < line.length() && " \t,=\"".indexOf(line.charAt(at)) < 0) {
                at++;
            }
            return line.substring(start, at);
        }

        private int skip(String characters) {
            while (at < line.length() && characters.indexOf(line.charAt(at)) >= 0) {
                at++;
            }
            return at;
        }
    }
}
