package dev.kuber.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimelineTest extends TimelineContract {

    private final VirtualTimeline timeline = new VirtualTimeline(START);

    @Override
    protected Timeline timeline() {
        return timeline;
    }

    @Override
    protected void given() {}

    @Override
    protected List<Wakeup> handedOverUntil(Instant time) {
        var handed = new ArrayList<Wakeup>();
        timeline.runUntil(time, handed::add);
        return handed;
    }

    @Test
    void atEqualTimesTheMarketMovesFirstThenExecutionsGoOnThenPipelinesFire() {
        var order = new ArrayList<String>();
        Instant at = START.plusSeconds(1);
        timeline.wakeAt(at, new Wakeup.Fire("p", at));
        timeline.wakeAt(at, new Wakeup.Resume("b"));
        timeline.wakeAt(at, new Wakeup.Resume("a"));
        timeline.callAt(at, () -> order.add("market"));
        timeline.callAt(at, () -> order.add("exchange"));
        timeline.runUntil(at, wakeup -> order.add(wakeup.toString()));
        assertThat(order)
                .containsExactly(
                        "market",
                        "exchange",
                        "Resume[executionId=b]",
                        "Resume[executionId=a]",
                        "Fire[pipelineId=p, at=" + at + "]");
    }

    @Test
    void theClockShowsTheTimeOfWhatIsHandedOverAndEndsAtTheEnd() {
        var times = new ArrayList<Instant>();
        timeline.callAt(START.plusSeconds(3), () -> times.add(timeline.now()));
        timeline.runUntil(START.plusSeconds(7), _ -> {});
        times.add(timeline.now());
        assertThat(times).containsExactly(START.plusSeconds(3), START.plusSeconds(7));
    }
}
