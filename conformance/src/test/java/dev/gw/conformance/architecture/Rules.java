package dev.gw.conformance.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Conditions that ArchUnit has no words for. */
final class Rules {
    private Rules() {}

    static ArchCondition<JavaClass> beImmutable() {
        return new ArchCondition<>("be final with final fields") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean closed = type.getModifiers().contains(JavaModifier.FINAL) || type.isInterface();
                if (!closed && !type.isEnum()) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is not final"));
                }
                for (JavaField field : type.getFields()) {
                    if (!field.getModifiers().contains(JavaModifier.FINAL)) {
                        events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is not final"));
                    }
                }
            }
        };
    }
}
