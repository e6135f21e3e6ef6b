package dev.fairway.formats.report;

import dev.fairway.core.blame.Change;
import dev.fairway.formats.report.Timeline.Lane;
import dev.fairway.formats.report.Timeline.Mark;
import dev.fairway.formats.report.Timeline.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.stream.Collectors;

/// Draws a timeline as SVG, and tells the same as a table for those who do not see the drawing.
final class HtmlTimeline {

    private static final int WIDTH = 860;
    private static final int LEFT = 104;
    private static final int RIGHT = 20;
    private static final int TOP = 26;
    private static final int LANE = 40;
    private static final int BAR = 22;
    private static final int CHARACTER = 7;
    private static final int MAX_TICKS = 9;

    /// How many colours there are; further values share the last one.
    private static final int COLOURS = 6;

    private final Html html;
    private final Timeline timeline;
    private final Instant now;

    HtmlTimeline(Html html, Timeline timeline, Instant now) {
        this.html = html;
        this.timeline = timeline;
        this.now = now;
    }

    static String colour(int group) {
        return switch (group) {
            case Timeline.ValueGroups.ABSENT -> "absent";
            case Timeline.ValueGroups.UNKNOWN -> "unknown";
            default -> "g" + Math.min(group, COLOURS);
        };
    }

    /// @param id makes ids of one page differ
    void draw(String id) {
        var height = TOP + timeline.lanes().size() * LANE + 26;
        html.open("figure", "class", "timeline");
        html.open(
                "div",
                "class",
                "scroll",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                "Timeline, scrolls sideways");
        html.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "role",
                "img",
                "aria-labelledby",
                id + "-t " + id + "-d");
        html.leaf(
                "title",
                "What each environment held from " + Ages.date(timeline.from()) + " to " + Ages.date(timeline.to()),
                "id",
                id + "-t");
        html.leaf("desc", "The table of changes below tells the same.", "id", id + "-d");
        axis(height);
        for (var i = 0; i < timeline.lanes().size(); i++) {
            lane(timeline.lanes().get(i), TOP + i * LANE);
        }
        diverged(height);
        var drawn = new HashSet<String>();
        timeline.marks().stream()
                .filter(mark -> drawn.add(mark.number() + "/" + mark.lane()))
                .forEach(this::mark);
        html.close("svg").close("div");
        table();
        html.close("figure");
    }

    private void axis(int height) {
        var first = LocalDate.ofInstant(timeline.from(), ZoneOffset.UTC);
        var days = Math.max(1, Duration.between(timeline.from(), timeline.to()).toDays());
        var months = Math.max(1, Math.ceilDiv(days, 30L * MAX_TICKS));
        var step =
                months <= 1 ? 1 : months <= 2 ? 2 : months <= 3 ? 3 : months <= 6 ? 6 : Math.ceilDiv(months, 12) * 12;
        var weekly = days < 75;
        var tick = weekly ? first.plusDays(1) : first.withDayOfMonth(1).plusMonths(1);
        for (var count = 0; count < MAX_TICKS + 3; count++) {
            var at = tick.atStartOfDay().toInstant(ZoneOffset.UTC);
            if (at.isAfter(timeline.to())) {
                return;
            }
            var x = x(at);
            html.open("line", "class", "tick", "x1", x, "x2", x, "y1", "14", "y2", "" + (height - 20));
            html.close("line");
            html.leaf(
                    "text",
                    weekly ? tick.toString().substring(5) : tick.toString().substring(0, 7),
                    "class",
                    "axis",
                    "x",
                    x,
                    "y",
                    "10",
                    "text-anchor",
                    "middle");
            tick = weekly ? tick.plusDays(Math.max(1, days / 7)) : tick.plusMonths(step);
        }
    }

    private void lane(Lane lane, int y) {
        html.leaf(
                "text",
                Columns.end(SafeText.visible(lane.environment()), 13),
                "class",
                "lane",
                "x",
                "" + (LEFT - 10),
                "y",
                "" + (y + LANE / 2 + 4),
                "text-anchor",
                "end");
        lane.spans().forEach(span -> span(span, y + (LANE - BAR) / 2));
    }

    private void span(Span span, int y) {
        var start = position(span.from());
        var width = Math.max(1.5, position(span.to()) - start);
        html.open("g", "class", "span " + colour(span.group()));
        html.leaf(
                "title",
                Columns.middle(span.value(), 200) + ", " + Ages.date(span.from()) + " to " + Ages.date(span.to()));
        html.open("rect", "x", number(start), "y", "" + y, "width", number(width), "height", "" + BAR, "rx", "3")
                .close("rect");
        var room = (int) (width - 26) / CHARACTER;
        if (room >= 3) {
            var text = Columns.middle(span.value(), room);
            html.leaf("text", text, "x", number(start + 14), "y", "" + (y + BAR / 2 + 4));
        }
        html.close("g");
    }

    /// Whether the environments hold different values today: a finding can be about one that they share.
    private boolean parted() {
        var today = timeline.lanes().stream()
                .filter(lane -> !lane.spans().isEmpty())
                .map(lane -> lane.spans().getLast().group())
                .collect(Collectors.toSet());
        return today.size() != 1 || today.iterator().next() < 0;
    }

    private void diverged(int height) {
        timeline.diverged().filter(at -> !at.isBefore(timeline.from())).ifPresent(at -> {
            var x = position(at);
            html.open(
                            "line",
                            "class",
                            "diverged",
                            "x1",
                            number(x),
                            "x2",
                            number(x),
                            "y1",
                            "14",
                            "y2",
                            "" + (height - 18))
                    .close("line");
            var left = x > WIDTH - 130;
            html.leaf(
                    "text",
                    (parted() ? "diverged " : "so since ") + Ages.date(at),
                    "class",
                    "diverged",
                    "x",
                    number(left ? x - 4 : x + 4),
                    "y",
                    "" + (height - 6),
                    "text-anchor",
                    left ? "end" : "start");
        });
    }

    private void mark(Mark mark) {
        var x = position(mark.event().change().time());
        var y = TOP + mark.lane() * LANE + LANE / 2;
        html.open("g", "class", "mark");
        html.leaf(
                "title",
                mark.number() + ": " + Ages.date(mark.event().change().time()) + ", "
                        + who(mark.event().change()));
        html.open("circle", "cx", number(x), "cy", "" + y, "r", "8.5").close("circle");
        html.leaf("text", "" + mark.number(), "x", number(x), "y", "" + (y + 3.5), "text-anchor", "middle");
        html.close("g");
    }

    private void table() {
        html.open(
                "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Changes, scrolls sideways");
        html.open("table", "class", "events");
        html.leaf(
                "caption",
                timeline.skipped() == 0
                        ? "Changes, oldest first"
                        : "Changes, oldest first; " + ValueText.count(timeline.skipped(), "older one") + " left out");
        html.raw("<thead><tr><th scope=\"col\">#</th><th scope=\"col\">Date</th><th scope=\"col\">Environment</th><th"
                + " scope=\"col\">Change</th><th scope=\"col\">Who, and why</th><th"
                + " scope=\"col\">Commit</th></tr></thead><tbody>");
        for (var mark : timeline.marks()) {
            var event = mark.event();
            html.open("tr").leaf("td", "" + mark.number(), "class", "number");
            html.open("td")
                    .leaf(
                            "time",
                            Ages.date(event.change().time()),
                            "datetime",
                            JsonWriting.time(event.change().time()),
                            "title",
                            Ages.ago(event.change().time(), now))
                    .close("td");
            html.leaf("td", event.environment());
            html.open("td")
                    .leaf("code", Columns.middle(ValueText.of(event.from()), 60))
                    .raw(" → ")
                    .leaf("code", Columns.middle(ValueText.of(event.to()), 60));
            html.leaf("span", " " + event.how().word(), "class", "faint").close("td");
            commit(event.change());
            html.close("tr");
        }
        html.raw("</tbody></table></div>");
    }

    private void commit(Change change) {
        html.open("td");
        if (change.committed()) {
            html.leaf("b", change.author())
                    .text(" " + Columns.end(SafeText.visible(change.subject()), 200))
                    .close("td")
                    .open("td")
                    .leaf("code", Headline.shortCommit(change.commit()));
        } else {
            html.text(who(change)).close("td").open("td");
        }
        html.close("td");
    }

    private static String who(Change change) {
        return change.committed() ? change.author() + ", " + change.subject() : BlameText.NOT_COMMITTED;
    }

    private String x(Instant at) {
        return number(position(at));
    }

    private double position(Instant at) {
        var whole = Math.max(1, Duration.between(timeline.from(), timeline.to()).toSeconds());
        var part = Math.clamp((double) Duration.between(timeline.from(), at).toSeconds() / whole, 0, 1);
        return LEFT + part * (WIDTH - LEFT - RIGHT);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
