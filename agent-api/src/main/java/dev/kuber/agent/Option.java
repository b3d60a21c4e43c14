package dev.kuber.agent;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a constant of an enum reads in a form; one without it reads as its name. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Option {

    /** What it is called in a list, in sentence case: {@code RSI crosses above}. */
    String title();

    /** What choosing it means, as a sentence; shown while it is chosen. */
    String description() default "";

    /**
     * What the record that chooses it then says in one line, with the JSON names of its components in braces: {@code
     * RSI({period:14}) crosses above {level}}. What follows a colon stands for a value that is 0 or not set. Records whose
     * choices have sentences are shown as readable rows.
     */
    String sentence() default "";
}
