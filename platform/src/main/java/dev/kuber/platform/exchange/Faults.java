package dev.kuber.platform.exchange;

import dev.kuber.platform.exchange.Fault.Kind;
import dev.kuber.trade.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The faults armed for one account. Safe for several threads. */
public final class Faults {

    private final List<Fault> armed = new ArrayList<>();
    private final Consumer<Fault> onArm;
    private final Runnable onClear;

    /**
     * @param onArm told of each fault that is armed, for those that act at once
     * @param onClear told when all are cleared
     */
    Faults(Consumer<Fault> onArm, Runnable onClear) {
        this.onArm = onArm;
        this.onClear = onClear;
    }

    public void arm(Fault fault) {
        synchronized (armed) {
            armed.add(fault);
        }
        onArm.accept(fault);
    }

    public void clear() {
        synchronized (armed) {
            armed.clear();
        }
        onClear.run();
    }

    /** Those that are still to happen. */
    public List<Fault> armed() {
        synchronized (armed) {
            return List.copyOf(armed);
        }
    }

    /** The fault of this kind that happens to this call now, if any; it counts as having happened. */
    Optional<Fault> strikes(Kind kind, String call) {
        return take(kind, fault -> fault.on() == null || matches(fault.on(), call));
    }

    /** The fault of this kind that happens to an order or event of this symbol now, if any. */
    Optional<Fault> strikes(Kind kind, Symbol symbol) {
        return take(kind, fault -> fault.symbol() == null || fault.symbol().equals(symbol));
    }

    /** Whether a fault of this kind is armed at all. */
    boolean waits(Kind kind) {
        synchronized (armed) {
            return armed.stream().anyMatch(fault -> fault.fault() == kind);
        }
    }

    private Optional<Fault> take(Kind kind, Predicate<Fault> applies) {
        synchronized (armed) {
            for (int i = 0; i < armed.size(); i++) {
                Fault fault = armed.get(i);
                if (fault.fault() == kind && applies.test(fault)) {
                    boolean strikes = fault.skip() == 0;
                    replace(i, fault.last() ? null : fault.used());
                    return strikes ? Optional.of(fault) : Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    private void replace(int index, @Nullable Fault rest) {
        if (rest == null) {
            armed.remove(index);
        } else {
            armed.set(index, rest);
        }
    }

    private static boolean matches(String on, String call) {
        String pattern = "\\Q" + on.strip().replace("*", "\\E.*\\Q") + "\\E";
        return Pattern.matches(pattern, call);
    }
}
