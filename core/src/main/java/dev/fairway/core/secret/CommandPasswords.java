package dev.fairway.core.secret;

import java.util.List;
import java.util.regex.Pattern;

/// The places where well-known commands take a password without a word that says so.
final class CommandPasswords {

    /// What stands between a command and its option.
    private static final String MORE = "\\s.{0,300}?(?<=\\s)";

    private static final String VALUE = "[ =]{0,4}[\"']?([^\\s\"'-][^\\s\"']{2,255})";

    /// In no order; what a text does not contain need not be looked for.
    private static final List<Place> PLACES = List.of(
            place(
                    "curl ",
                    "\\bcurl" + MORE + "(?:-u|--user|--proxy-user)[ =]{0,4}[\"']?[^\\s:\"']{1,64}:([^\\s\"']{1,256})"),
            place("redis-cli ", "\\bredis-cli" + MORE + "-a\\s{1,4}([^\\s\"'-][^\\s\"']{2,255})"),
            place("mysql", "\\bmysql(?:dump|admin|import|check)?" + MORE + "-p" + VALUE),
            place("mariadb", "\\bmariadb(?:-dump|-admin)?" + MORE + "-p" + VALUE),
            place("login ", "\\blogin" + MORE + "-p" + VALUE),
            place("sshpass ", "\\bsshpass\\s{1,4}-p" + VALUE),
            place("mongo", "\\bmongo(?:sh|dump|restore|import|export)?" + MORE + "-p" + VALUE),
            place("ldap", "\\bldap(?:search|add|modify|delete|whoami|passwd)" + MORE + "-w" + VALUE),
            place("sqlcmd", "\\bsqlcmd" + MORE + "-P" + VALUE),
            place("bcp ", "\\bbcp" + MORE + "-P" + VALUE),
            place("openssl ", "\\bopenssl" + MORE + "-k" + VALUE),
            place("pass:", "-pass(?:in|out)?\\s{1,4}[\"']?pass:([^\\s\"']{1,256})"),
            place(
                    "htpasswd ",
                    "\\bhtpasswd\\s{1,4}(?:-\\w{1,8}\\s{1,4}){0,4}?-\\w{0,8}b\\w{0,8}\\s{1,4}(?:-\\w{1,8}\\s{1,4}){0,4}"
                            + "(?:\\S{1,256}\\s{1,4}){1,2}[\"']?([^\\s\"'|>;&]{1,256})"),
            place("chpasswd", ":([^\\s\"':]{1,256})[\"']?\\s{0,4}\\|\\s{0,4}(?:sudo\\s{1,4})?chpasswd"),
            place("add_user ", "\\badd_user\\s{1,4}\\S{1,64}\\s{1,4}" + "[\"']?([^\\s\"']{1,256})"),
            place("change_password ", "\\bchange_password\\s{1,4}\\S{1,64}\\s{1,4}[\"']?([^\\s\"']{1,256})"),
            place("alias set ", "\\bmc\\s{1,4}alias set(?:\\s{1,4}\\S{1,256}){3}\\s{1,4}[\"']?([^\\s\"']{3,256})"),
            place("--from-literal", "\\bsecret\\s.{0,300}?--from-literal[= ][\"']?[\\w.-]{1,128}=([^\\s\"']{1,1024})"),
            place("password ", "\\b(?:login|user|machine)\\s{1,4}\\S{1,256}\\s{1,4}password\\s{1,4}(\\S{1,256})"),
            place(
                    "-u",
                    "(?<![\\w-])-u\\s{0,4}\\S{1,64}\\s.{0,100}?(?<=\\s)-p\\s{1,4}(?!\\d{1,9}(?:\\s|$))"
                            + "([^\\s\"':/=,-]{3,256})(?![:/=\\w])"));

    /// In SQL, whatever the case of its words.
    private static final Pattern SQL =
            Pattern.compile("(?i)\\b(?:identified(?:\\s+with\\s+\\w{1,40})?\\s+by|password)\\s{1,4}'([^'\\n]{1,256})'");

    /// Options without their command: `-p` may be a port, a path or a project, and a text with both letters and
    /// digits is probably none of them.
    private static final Pattern OPTIONS = Pattern.compile(
            "^(?:-.{0,1024}?\\s)?-p (?=\\S{0,64}\\d)(?=\\S{0,64}[A-Za-z])" + "([A-Za-z0-9!#$%^&*+]{6,64})(?=\\s|$)");

    /// The same in one word: `-phunter2`, but no option whose name begins with a p.
    private static final Pattern JOINED = Pattern.compile("^-p(?!(?:age|ar|ath|eer|id|ing|lugin|olicy|ool|ort|prof"
            + "|re|rint|ri|ro|u|2p))(?=[^\\d]*\\d)(?=[^A-Za-z]*[A-Za-z])([A-Za-z0-9!#$%^&*+]{6,64})$");

    private CommandPasswords() {}

    /// @param word stands in every text that has such a place
    private record Place(String word, Pattern pattern) {}

    private static Place place(String word, String pattern) {
        return new Place(word, Pattern.compile(pattern));
    }

    static void collect(String text, List<SecretPart> parts) {
        for (var place : PLACES) {
            if (text.contains(place.word())) {
                PasswordPlaces.collect(place.pattern(), text, parts);
            }
        }
        if (text.indexOf('\'') > 0) {
            PasswordPlaces.collect(SQL, text, parts);
        }
        if (text.startsWith("-")) {
            PasswordPlaces.collect(OPTIONS, text, parts);
        }
    }

    /// Of a text that is one word.
    static void collectJoined(String word, List<SecretPart> parts) {
        if (word.startsWith("-p")) {
            PasswordPlaces.collect(JOINED, word, parts);
        }
    }
}
