package dev.fairway.formatting;

import com.sun.source.tree.AnyPatternTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Spells `_` in a record pattern out as `var _`: the formatter does not know the short form yet.
final class AnyPatterns {

    private AnyPatterns() {}

    static String spelledOut(String source) {
        var text = new StringBuilder(source);
        for (var position : positions(source).descendingSet()) {
            text.insert(position, "var ");
        }
        return text.toString();
    }

    private static NavigableSet<Integer> positions(String source) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task =
                (JavacTask) compiler.getTask(null, null, _ -> {}, List.of("-proc:none"), null, List.of(file(source)));
        var sourcePositions = Trees.instance(task).getSourcePositions();
        var found = new TreeSet<Integer>();
        try {
            var unit = task.parse().iterator().next();
            new TreePathScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitAnyPattern(AnyPatternTree pattern, @Nullable Void nothing) {
                    // The compiler names the place behind it.
                    found.add(source.lastIndexOf('_', (int) sourcePositions.getStartPosition(unit, pattern)));
                    return null;
                }
            }.scan(unit, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static SimpleJavaFileObject file(String source) {
        return new SimpleJavaFileObject(URI.create("string:///Source.java"), Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
