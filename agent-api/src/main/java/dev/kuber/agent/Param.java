package dev.kuber.agent;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a configuration record: its form field, its default and its limits.
 *
 * <p>A component without {@link #init()} is required, unless it is {@code @Nullable}. Components may be {@code int}, {@code long}, {@code double},
 * {@code boolean}, {@code String}, {@code BigDecimal}, enums, {@code Duration}, {@code LocalTime}, {@code LocalDate},
 * {@code Instant}, {@code ZoneId}, {@link dev.kuber.trade.Money}, {@link dev.kuber.trade.Symbol}, {@link dev.kuber.trade.Timeframe}, nested records, and lists of these.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {

    /** Label of the form field, in sentence case. */
    String title();

    /** Help under the field: what it means and when to change it. */
    String description() default "";

    /**
     * The default as the JSON would hold it: {@code 14}, {@code true}, {@code PT5M}, {@code [1h, 4h]}, {@code []}; for a
     * nested record {@code {}} takes the defaults of its components. Empty means that the user must choose.
     */
    String init() default "";

    /** Smallest number, shortest list, shortest text, or shortest duration in seconds. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest number, longest list, longest text, or longest duration in seconds. */
    double max() default Double.POSITIVE_INFINITY;

    /** Unit shown behind the field, such as {@code %} or {@code bars}. */
    String unit() default "";

    /** Suggestions for a text or a list of texts; any other text is allowed, too. A closed list is an enum. */
    String[] choices() default {};

    /**
     * What a text names, as the schema's {@code format}: {@code model} is a language model as the user's connections offer
     * it, or one of the {@link #choices()}, and a form lets the user pick it. Empty means any text.
     */
    String format() default "";

    /**
     * When this component matters: the JSON name of an enum or boolean of the same record, and the values with which it
     * does, {@code *} standing for any letters: {@code kind=rsi_*|volume_spike}. A form hides it otherwise. Empty means
     * always.
     */
    String when() default "";
}
