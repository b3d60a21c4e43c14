package dev.kuber.platform;

import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A constructor takes at most so many parameters. */
final class HaveAtMost extends ArchCondition<JavaConstructor> {

    private final int parameters;

    HaveAtMost(int parameters) {
        super("have at most " + parameters + " parameters");
        this.parameters = parameters;
    }

    @Override
    public void check(JavaConstructor constructor, ConditionEvents events) {
        int found = constructor.getRawParameterTypes().size();
        events.add(new SimpleConditionEvent(
                constructor, found <= parameters, constructor.getFullName() + " has " + found + " parameters"));
    }
}
