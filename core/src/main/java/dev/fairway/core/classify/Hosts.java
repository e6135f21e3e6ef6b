package dev.fairway.core.classify;

import dev.fairway.core.compare.Naming;
import dev.fairway.core.meaning.DefaultPort;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Addresses on a network, by their form or by the name of their key.
final class Hosts {

    private static final Pattern URL = Pattern.compile(
            "(?<scheme>(?:jdbc:)?[a-z][a-z0-9+.-]{1,20}):(?://)?(?:(?<user>[^/@\\s]*)@)?"
                    + "(?<host>\\[[0-9a-f:]+]|[^/:?#;\\s,]+)(?<port>:[0-9]{1,5})?(?<rest>[/?#;,].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(
            "(?:\\*\\.)?[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
                    + "(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?){0,126}\\.[a-z]{2,24}\\.?(?::[0-9]{1,5})?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IP = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?:/[0-9]{1,2})?(?::[0-9]{1,5})?");
    /// With two colons side by side, or with all eight groups: `03:00:00` is a time.
    private static final Pattern IP6 = Pattern.compile(
            "(?=.*::|(?:[^:]*:){7})[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:/[0-9]{1,3})?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> FILE_ENDINGS = Set.of(
            "yaml",
            "yml",
            "json",
            "xml",
            "properties",
            "txt",
            "conf",
            "cfg",
            "ini",
            "toml",
            "env",
            "sh",
            "py",
            "js",
            "ts",
            "jar",
            "log",
            "sql",
            "html",
            "md",
            "pem",
            "crt",
            "key",
            "tf",
            "tfvars",
            "png",
            "svg",
            "css",
            "csv",
            "zip",
            "gz");
    private static final Set<String> HOST_WORDS = Set.of(
            "host",
            "hosts",
            "hostname",
            "hostnames",
            "url",
            "urls",
            "uri",
            "uris",
            "endpoint",
            "endpoints",
            "domain",
            "domains",
            "address",
            "addresses",
            "server",
            "servers",
            "ip",
            "ips",
            "cidr",
            "cidrs",
            "dns",
            "origin",
            "origins",
            "fqdn",
            "upstream",
            "broker",
            "brokers",
            "issuer",
            "subnet",
            "subnets",
            "route",
            "routes",
            "redishost",
            "dbhost");

    private Hosts() {}

    /// @param scheme with the engine of a `jdbc:` URL; empty for a bare host
    /// @param user empty for nobody
    /// @param port empty where none is written, or the one that is meant then
    /// @param rest everything after host and port
    record Parts(String scheme, String user, String host, String port, String rest) {
        private static Parts bare(String host, String rest) {
            var name = withoutPort(host);
            var port = host.length() > name.length() ? host.substring(name.length() + 1) : "";
            return new Parts("", "", name, port, rest);
        }
    }

    static Optional<Parts> parse(String text) {
        if (text.length() > 2_000 || text.contains(" ")) {
            return Optional.empty();
        }
        if (IP.matcher(text).matches()) {
            return Optional.of(Parts.bare(text, ""));
        }
        if (IP6.matcher(text).matches()) {
            return Optional.of(new Parts("", "", text, "", ""));
        }
        var url = URL.matcher(text);
        if ((text.contains("://") || text.startsWith("jdbc:")) && url.matches()) {
            return Optional.of(url(url));
        }
        var slash = text.indexOf('/');
        var bare = slash > 0 ? text.substring(0, slash) : text;
        return NAME.matcher(bare).matches() && host(bare)
                ? Optional.of(Parts.bare(bare, slash > 0 ? text.substring(slash) : ""))
                : Optional.empty();
    }

    private static Parts url(Matcher url) {
        var scheme = url.group("scheme").toLowerCase(Locale.ROOT);
        var port = written(url.group("port"));
        return new Parts(
                scheme,
                written(url.group("user")),
                url.group("host"),
                port.equals(":" + DefaultPort.of(scheme.replaceFirst("^jdbc:", ""))) ? "" : port.replace(":", ""),
                written(url.group("rest")));
    }

    private static String written(@Nullable String group) {
        return group == null ? "" : group;
    }

    /// Of names with dots, those with a port, and those that end as hosts do.
    private static boolean host(String name) {
        var bare = withoutPort(name);
        return bare.length() < name.length() || (TopLevel.ends(bare) && !FILE_ENDINGS.contains(ending(bare)));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /// A bare word, such as a service's name inside a cluster, is a host where its key says so.
    static boolean named(Subject subject) {
        return Head.of(subject.name(), HOST_WORDS);
    }

    static String strippedOfName(String rest) {
        return rest.replace(Naming.MARK, "").replaceAll("[-_./]+", "/").replaceAll("^/|/$", "");
    }

    private static String withoutPort(String host) {
        var end = host.length();
        while (end > 0 && Character.isDigit(host.charAt(end - 1))) {
            end--;
        }
        return end > 0 && end < host.length() && host.charAt(end - 1) == ':' ? host.substring(0, end - 1) : host;
    }

    /// The last two labels of a host's name, three where the second is a public suffix of its own (`gov.uk`).
    static Optional<String> domain(String host) {
        var name = withoutPort(host);
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        var last = name.lastIndexOf('.');
        if (last < 0 || IP.matcher(host).matches()) {
            return Optional.empty();
        }
        var second = name.lastIndexOf('.', last - 1);
        var from = second + 1;
        if (name.length() - last - 1 == 2 && last - second - 1 <= 3) {
            if (second < 0) {
                return Optional.empty();
            }
            from = name.lastIndexOf('.', second - 1) + 1;
        }
        return Optional.of(name.substring(from).toLowerCase(Locale.ROOT));
    }
}
