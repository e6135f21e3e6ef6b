package dev.fairway.formats.kustomize;

import static dev.fairway.formats.kustomize.Kustomization.scalars;

import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.kustomize.KustomizeGap.Unread;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What a generated config map or secret holds: environment files, literals and whole files.
record GeneratedContent(String directory, KustomizeFiles files, Allowance allowance, Consumer<KustomizeGap> gaps) {

    List<Entry> of(Mapping generator, boolean encoded) {
        var entries = new LinkedHashMap<String, Entry>();
        Stream.concat(scalars(generator, "envs").stream(), single(generator, "env"))
                .forEach(reference -> environmentFile(reference, encoded, entries));
        scalars(generator, "files").forEach(reference -> file(reference, encoded, entries));
        scalars(generator, "literals").forEach(literal -> literal(literal, encoded, entries));
        return new ArrayList<>(entries.values());
    }

    private static Stream<Scalar> single(Mapping generator, String field) {
        return generator.get(field).stream().filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    private void literal(Scalar literal, boolean encoded, Map<String, Entry> entries) {
        var equals = literal.text().indexOf('=');
        if (equals <= 0) {
            gaps.accept(new KustomizeGap(literal.place(), "a literal is no `name=value`"));
            return;
        }
        put(
                entries,
                literal.text().substring(0, equals),
                unquoted(literal.text().substring(equals + 1)),
                encoded,
                literal.place());
    }

    private static String unquoted(String value) {
        if (value.length() < 2) {
            return value;
        }
        var first = value.charAt(0);
        return (first == '"' || first == '\'') && value.charAt(value.length() - 1) == first
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private void environmentFile(Scalar reference, boolean encoded, Map<String, Entry> entries) {
        var path = LocalPath.resolve(directory, reference.text());
        var text = path.flatMap(this::text);
        if (text.isEmpty()) {
            gaps.accept(new KustomizeGap(reference.place(), "an environment file cannot be read", unread(path)));
            return;
        }
        var line = 0;
        for (var raw : text.get().lines().toList()) {
            line++;
            var content = raw.stripLeading();
            var equals = content.indexOf('=');
            if (equals > 0 && content.charAt(0) != '#') {
                put(
                        entries,
                        content.substring(0, equals),
                        content.substring(equals + 1),
                        encoded,
                        new Place(Source.of(path.orElseThrow()), line, raw.indexOf('=') + 2));
            }
        }
    }

    private void file(Scalar reference, boolean encoded, Map<String, Entry> entries) {
        var equals = reference.text().indexOf('=');
        var name = equals > 0
                ? reference.text().substring(0, equals)
                : reference.text().substring(reference.text().lastIndexOf('/') + 1);
        var path = LocalPath.resolve(directory, reference.text().substring(equals + 1));
        var text = path.flatMap(this::text);
        if (text.isEmpty()) {
            gaps.accept(new KustomizeGap(
                    reference.place(), "a file for `%s` is no text that can be read".formatted(name), unread(path)));
            return;
        }
        put(entries, name, text.get(), encoded, new Place(Source.of(path.orElseThrow()), 1, 1));
    }

    /// What is not there, or is no text, states nothing that could be compared.
    private Unread unread(Optional<String> path) {
        return path.filter(files::exists).isPresent()
                        && path.flatMap(files::bytes).isEmpty()
                ? Unread.CHANGES
                : Unread.NOTHING;
    }

    private static void put(Map<String, Entry> entries, String name, String value, boolean encoded, Place place) {
        var text = encoded ? Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) : value;
        entries.put(name, new Entry(name, place, new Scalar(Kind.TEXT, text, place)));
    }

    private Optional<String> text(String path) {
        return files.bytes(path)
                .filter(bytes -> allowance.takesFile(bytes.length))
                .flatMap(GeneratedContent::decoded);
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
