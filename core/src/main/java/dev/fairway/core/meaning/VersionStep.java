package dev.fairway.core.meaning;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Whether a version went on: the same thing, in a version of the same kind that is not older. An empty tag, `latest`,
/// another registry or an older release are no step, whatever stood there before.
public final class VersionStep {

    private static final Pattern DIGEST = Pattern.compile("(?:[a-z0-9]+:)?[0-9a-f]{64}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");
    /// Of an image or a module: what it is, and which.
    private static final Pattern REFERENCE = Pattern.compile("(?<name>.*[?&]ref=)(?<version>[^&]*)");
    private static final Pattern PART = Pattern.compile(
            "(?<![A-Za-z0-9])g?(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{7,40}(?![A-Za-z0-9])|[0-9]+|[^0-9]");
    private static final int LONGEST = 512;

    private VersionStep() {}

    public static boolean is(Node before, Node now) {
        return before instanceof Scalar(var was, var from, var _)
                && now instanceof Scalar(var is, var to, var _)
                && plain(was)
                && plain(is)
                && is(from.strip(), to.strip());
    }

    /// Whether a version is older than the one before it: the other way round it would have been a step, and both have
    /// an order.
    public static boolean isDown(Node before, Node now) {
        return is(now, before) && !is(before, now);
    }

    private static boolean plain(Kind kind) {
        return kind == Kind.TEXT || kind == Kind.NUMBER;
    }

    public static boolean is(String before, String now) {
        if (before.length() > LONGEST || now.length() > LONGEST || before.equals(now)) {
            return false;
        }
        if (DIGEST.matcher(before).matches() || DIGEST.matcher(now).matches()) {
            return DIGEST.matcher(before).matches() && DIGEST.matcher(now).matches();
        }
        var from = REFERENCE.matcher(before);
        var to = REFERENCE.matcher(now);
        if (from.matches() && to.matches()) {
            return from.group("name").equals(to.group("name")) && further(from.group("version"), to.group("version"));
        }
        return (image(before) || image(now)) ? images(before, now) : further(before, now);
    }

    private static boolean image(String text) {
        return (text.indexOf('/') >= 0 || text.indexOf(':') >= 0 || text.indexOf('@') >= 0) && !text.contains("://");
    }

    private static boolean images(String before, String now) {
        var from = ImageReference.parse(before);
        var to = ImageReference.parse(now);
        return from.isPresent() && to.isPresent() && images(from.get(), to.get());
    }

    private static boolean images(ImageReference from, ImageReference to) {
        if (!from.registry().equals(to.registry())
                || !from.repository().equals(to.repository())
                || from.tag().isPresent() != to.tag().isPresent()
                || from.digest().isPresent() != to.digest().isPresent()) {
            return false;
        }
        return from.tag().equals(to.tag())
                ? !from.digest().equals(to.digest())
                : further(from.tag().orElse(""), to.tag().orElse(""));
    }

    private static boolean further(String before, String now) {
        if (commits(before, now)) {
            return true;
        }
        var start = sameStart(before, now);
        var order = version(before, start)
                .flatMap(from -> version(now, start).map(from::compare))
                .orElse(OptionalInt.empty());
        return order.isPresent() ? order.getAsInt() < 0 : alike(before, now);
    }

    /// Digits alone may be a number as well, and numbers have an order.
    private static boolean commits(String before, String now) {
        return before.length() == now.length()
                && COMMIT.matcher(before).matches()
                && COMMIT.matcher(now).matches()
                && (before + now).chars().anyMatch(Character::isLetter);
    }

    private static Optional<SemanticVersion> version(String text, int start) {
        return SemanticVersion.parse(text.substring(start));
    }

    /// Where the version begins, behind what both begin with: `shop-` of `shop-1.4.2` and `shop-1.5`.
    private static int sameStart(String before, String now) {
        var start = 0;
        while (start < Math.min(before.length(), now.length()) && before.charAt(start) == now.charAt(start)) {
            start++;
        }
        while (start > 0 && (Character.isDigit(before.charAt(start - 1)) || before.charAt(start - 1) == '.')) {
            start--;
        }
        return start;
    }

    /// Written alike but for numbers and commits, of which the first number that differs is larger.
    private static boolean alike(String before, String now) {
        var from = parts(before);
        var to = parts(now);
        if (from.size() != to.size()) {
            return false;
        }
        var order = 0;
        for (var i = 0; i < from.size(); i++) {
            var one = from.get(i);
            var other = to.get(i);
            var numbers = number(one) && number(other);
            if (numbers && order == 0) {
                order = new BigInteger(one).compareTo(new BigInteger(other));
            }
            if (!numbers && !one.equals(other) && !(commit(one) && commit(other))) {
                return false;
            }
        }
        return order <= 0;
    }

    private static List<String> parts(String text) {
        return PART.matcher(text).results().map(MatchResult::group).toList();
    }

    private static boolean number(String part) {
        return part.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }

    private static boolean commit(String part) {
        return part.length() >= 7 && !number(part);
    }
}
