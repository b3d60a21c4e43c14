package dev.kuber.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every timeline must do. */
public abstract class TimelineContract {

    protected static final Instant START = Instant.parse("2026-03-02T14:30:00Z");

    protected static final Wakeup.Resume EXECUTION = new Wakeup.Resume("execution");

    protected abstract Timeline timeline();

    /** Prepares whatever must exist before {@link #EXECUTION} can be woken. */
    protected abstract void given();

    /** What is handed over when the time passes from now to then, in this order. */
    protected abstract List<Wakeup> handedOverUntil(Instant time);

    private static Wakeup.Fire fire(int seconds) {
        return new Wakeup.Fire("p", START.plusSeconds(seconds));
    }

    @Test
    void aWakeUpIsHandedOverAtItsTimeAndOnce() {
        timeline().wakeAt(START.plusSeconds(10), fire(10));
        assertThat(handedOverUntil(START.plusSeconds(9))).isEmpty();
        assertThat(handedOverUntil(START.plusSeconds(10))).containsExactly(fire(10));
        assertThat(handedOverUntil(START.plusSeconds(1000))).isEmpty();
    }

    @Test
    void wakeUpsComeInTheOrderOfTheirTimes() {
        timeline().wakeAt(START.plusSeconds(20), fire(20));
        timeline().wakeAt(START.plusSeconds(10), fire(10));
        assertThat(handedOverUntil(START.plusSeconds(10))).containsExactly(fire(10));
        assertThat(handedOverUntil(START.plusSeconds(30))).containsExactly(fire(20));
    }

    @Test
    void aWakeUpInThePastIsHandedOverAtOnce() {
        timeline().wakeAt(START.minusSeconds(10), fire(0));
        assertThat(handedOverUntil(START)).containsExactly(fire(0));
    }

    @Test
    void equalFiresCountOnce() {
        timeline().wakeAt(START.plusSeconds(5), fire(5));
        timeline().wakeAt(START.plusSeconds(5), fire(5));
        assertThat(handedOverUntil(START.plusSeconds(100))).containsExactly(fire(5));
    }

    @Test
    void ofTwoTimesForTheSameExecutionTheEarlierCounts() {
        given();
        timeline().wakeAt(START.plusSeconds(50), EXECUTION);
        timeline().wakeAt(START.plusSeconds(10), EXECUTION);
        timeline().wakeAt(START.plusSeconds(30), EXECUTION);
        assertThat(handedOverUntil(START.plusSeconds(9))).isEmpty();
        assertThat(handedOverUntil(START.plusSeconds(10))).containsExactly(EXECUTION);
    }
}
