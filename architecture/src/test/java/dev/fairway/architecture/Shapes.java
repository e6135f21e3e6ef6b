package dev.fairway.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// The shapes that types of `core` may have. The shape tells the role: data, one of several, or decisions.
final class Shapes {

    static final ArchCondition<JavaClass> BE_A_RECORD_AN_ENUM_SEALED_OR_FUNCTIONS =
            new ArchCondition<>("be a record, an enum, a sealed interface, or a final class of static functions") {
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
                || (type.isInterface() && type.reflect().isSealed())
                || isFunctions(type);
    }

    private static boolean isFunctions(JavaClass type) {
        return !type.isInterface()
                && type.getModifiers().contains(JavaModifier.FINAL)
                && type.getMethods().stream().allMatch(it -> it.getModifiers().contains(JavaModifier.STATIC))
                && type.getFields().stream().allMatch(Shapes::isConstant);
    }

    private static boolean isConstant(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC)
                && field.getModifiers().contains(JavaModifier.FINAL);
    }
}
