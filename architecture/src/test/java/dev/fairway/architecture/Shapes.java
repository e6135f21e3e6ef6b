package dev.fairway.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// The shapes that types of `core` may have. The shape tells the role: data, one of several, or decisions.
final class Shapes {

    static final ArchCondition<JavaClass> SHOW_THEIR_ROLE =
            new ArchCondition<>(
                    "be a record, an enum, a sealed interface, a function, or a final class whose fields never"
                            + " change") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!isAllowed(type)) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " has another shape"));
                    }
                }
            };

    private Shapes() {}

    static boolean isAllowed(JavaClass type) {
        return type.isRecord()
                || type.isEnum()
                || (type.isInterface() && (type.reflect().isSealed() || isFunction(type)))
                || isDecision(type);
    }

    private static boolean isFunction(JavaClass type) {
        return type.getMethods().stream()
                        .filter(it -> it.getModifiers().contains(JavaModifier.ABSTRACT))
                        .count()
                == 1;
    }

    /// Static functions, or functions over what the constructor was given.
    private static boolean isDecision(JavaClass type) {
        return !type.isInterface()
                && type.getModifiers().contains(JavaModifier.FINAL)
                && type.getFields().stream().allMatch(it -> it.getModifiers().contains(JavaModifier.FINAL));
    }
}
