package dev.fairway.core.contract;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Files that a contract names and that are not there any more, as after a folder got another name.
public final class GoneFiles {

    private GoneFiles() {}

    /// Those in which the contract names the same path, in its order.
    ///
    /// @param files the templates of all files that are there
    public static List<String> naming(Contract contract, String path, Collection<String> files) {
        var end = "#" + path;
        var matches = Stream.concat(
                contract.rules().stream().map(Rule::match),
                contract.exceptions().stream().map(TimedException::match));
        return matches.filter(match -> match.endsWith(end) && match.indexOf('#') == match.length() - end.length())
                .map(match -> match.substring(0, match.indexOf('#')))
                .filter(file -> file.contains("{env}") && !file.contains("*") && !files.contains(file))
                .distinct()
                .toList();
    }
}
