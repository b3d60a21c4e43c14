package dev.kuber.agent;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a user and the platform know of an agent before it runs. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AgentInfo {

    /** Unique name in {@code snake_case}, stable for ever: pipelines refer to it. */
    String type();

    int version() default 1;

    Category category();

    /** Name on the canvas, in title case. */
    String name();

    /** One or two sentences a trader understands. */
    String description();

    /** Name of an icon of Material Design Icons, such as {@code clock-outline}. */
    String icon() default "puzzle-outline";

    String author() default "Kuber";

    /** Rental in US dollars for one hour of running time and one symbol, a decimal. Waiting is free. */
    String pricePerHour() default "0";

    /** Usual running time in minutes; used for estimates until there is a history. */
    double averageMinutes() default 1;

    /** Facts that must exist upstream of this agent. */
    Class<? extends Fact>[] needs() default {};

    /** Facts that this agent may add. */
    Class<? extends Fact>[] gives() default {};

    /** Ports it uses; these are also the permissions a user sees. Asking for another one fails. */
    Class<?>[] uses() default {};

    /**
     * What it asks a language model where its setting {@code model} names one; used for estimates until there is a
     * history.
     */
    Asks[] asks() default {};

    /** What one of its members asks about one symbol. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({})
    @interface Asks {

        /** Its instructions: name and version of the file, such as {@code market_analyst.1}; their tokens are counted. */
        String prompt();

        /**
         * Usual tokens that are read beside the instructions: the data, the form of the answer, and all that is sent again
         * where the model looks something up.
         */
        int averageInputTokens();

        /** Usual tokens that are written, thoughts included. */
        int averageOutputTokens();

        /** The whole-number setting that says how often, in {@code snake_case}; once where empty. */
        String times() default "";
    }

    /** Where an agent stands in the palette, in the order of a usual pipeline. */
    enum Category {
        SYSTEM,
        TRIGGER,
        DATA,
        ANALYSIS,
        RISK,
        EXECUTION,
        REPORTING
    }
}
