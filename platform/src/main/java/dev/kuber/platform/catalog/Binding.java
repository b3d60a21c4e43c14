package dev.kuber.platform.catalog;

import java.util.List;

/** What came of reading a node's configuration: the record, or everything that is wrong with it. */
public sealed interface Binding {

    /** The configuration, its defaults filled in. */
    record Bound(Record config) implements Binding {}

    /** At least one fault. */
    record Refused(List<Fault> faults) implements Binding {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param field path of the field, such as {@code timeframes[1]}; empty for the configuration as a whole
     * @param message a sentence that begins with the field
     */
    record Fault(String field, String message) {}
}
