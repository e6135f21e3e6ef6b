package dev.fairway.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What holds for the text of every Java source.
final class JavaRules {

    static final int MAX_METHOD_LINES = 50;

    private static final Pattern EVERYTHING =
            Pattern.compile("(.*\\W)?(java\\.lang\\.)?(Throwable|Exception|RuntimeException|Error)(\\W.*)?");
    private static final Pattern SENTENCE = Pattern.compile("(?s)/// \\p{Lu}.*[.:]\\R@NullMarked\\Rpackage .*");

    private JavaRules() {}

    /// Methods are short.
    static List<String> methodComplaints(String name, String source) {
        var complaints = new ArrayList<String>();
        new Scan(source) {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                var lines = lastLine(method) - firstLine(method) + 1;
                if (lines > MAX_METHOD_LINES) {
                    complaints.add("%s:%d %s has %d lines; %d are allowed"
                            .formatted(name, firstLine(method), method.getName(), lines, MAX_METHOD_LINES));
                }
                return super.visitMethod(method, null);
            }
        }.run();
        return complaints;
    }

    /// Nothing catches what it cannot know.
    static List<String> catchComplaints(String name, String source) {
        var complaints = new ArrayList<String>();
        new Scan(source) {
            @Override
            public @Nullable Void visitCatch(CatchTree caught, @Nullable Void nothing) {
                if (EVERYTHING
                        .matcher(caught.getParameter().getType().toString())
                        .matches()) {
                    complaints.add("%s:%d catches everything".formatted(name, firstLine(caught)));
                }
                return super.visitCatch(caught, null);
            }
        }.run();
        return complaints;
    }

    /// A package says in a sentence what it is for, and that nothing in it is null unless marked.
    static List<String> packageComplaints(String name, String source) {
        return SENTENCE.matcher(source).matches()
                ? List.of()
                : List.of(name + " does not begin with a sentence (/// ...), @NullMarked and the package");
    }

    /// One walk over the syntax tree of one source.
    private abstract static class Scan extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Scan(String source) {
            var file = new SimpleJavaFileObject(URI.create("string:///Source.java"), Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return source;
                }
            };
            var compiler = ToolProvider.getSystemJavaCompiler();
            var task = (JavacTask) compiler.getTask(null, null, _ -> {}, List.of("-proc:none"), null, List.of(file));
            positions = Trees.instance(task).getSourcePositions();
            try {
                unit = task.parse().iterator().next();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void run() {
            scan(unit, null);
        }

        long firstLine(Tree tree) {
            return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        }

        long lastLine(Tree tree) {
            return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree) - 1);
        }
    }
}
