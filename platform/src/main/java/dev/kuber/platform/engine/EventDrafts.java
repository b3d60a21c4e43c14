package dev.kuber.platform.engine;

import dev.kuber.agent.Explained;
import dev.kuber.agent.Fact;
import dev.kuber.fact.TradeExecution;
import dev.kuber.trade.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which events a commit gives. Pure. */
final class EventDrafts {

    private EventDrafts() {}

    static List<EventDraft> started(Execution execution) {
        return List.of(draft(
                Event.Type.EXECUTION_STARTED,
                execution.firedAt(),
                execution,
                new Event.Data(null, null, null, null, null, text(execution.status()), null, null)));
    }

    static EventDraft agentStarted(Execution execution, Graph.Vertex vertex, Instant at) {
        return draft(
                Event.Type.AGENT_STARTED, at, execution, Event.Data.of(vertex.id(), vertex.agentType(), null, null));
    }

    /** Events of one step, given what was known before it. */
    static List<EventDraft> of(Step step, Progress before, Execution execution) {
        var events = new ArrayList<EventDraft>(2);
        var vertex = before.graph().find(step.node());
        if (vertex != null && step.kind() != Step.Kind.TOLD) {
            events.add(ofRun(step, vertex, execution));
        }
        for (Fact fact : step.facts()) {
            if (fact instanceof TradeExecution trade) {
                trades(trade, step, before.findings().position(trade.symbol()), execution, events);
            }
        }
        return events;
    }

    private static EventDraft ofRun(Step step, Graph.Vertex vertex, Execution execution) {
        var type = switch (step.kind()) {
            case WAIT -> Event.Type.AGENT_WAITING;
            case FAILED, RETRY -> Event.Type.ERROR;
            case DONE, STOP, TOLD -> Event.Type.AGENT_COMPLETED;
        };
        return draft(
                type,
                step.finishedAt(),
                execution,
                new Event.Data(
                        vertex.id(),
                        vertex.agentType(),
                        text(step.kind()),
                        sentence(step),
                        step.waitUntil(),
                        null,
                        null,
                        null));
    }

    private static void trades(
            TradeExecution trade, Step step, @Nullable Position before, Execution execution, List<EventDraft> events) {
        var data = new Event.Data(
                step.node(),
                null,
                null,
                trade.sentence(),
                null,
                null,
                trade.symbol().value(),
                text(trade.position()));
        events.add(draft(Event.Type.POSITION_CHANGED, step.finishedAt(), execution, data));
        boolean entered = trade.position() instanceof Position.Open && !(before instanceof Position.Open);
        boolean closed = trade.position() instanceof Position.Closed && !(before instanceof Position.Closed);
        if (entered || closed) {
            events.add(draft(Event.Type.TRADE_EXECUTED, step.finishedAt(), execution, data));
        }
    }

    static EventDraft completed(Execution execution, Instant at) {
        return draft(
                Event.Type.EXECUTION_COMPLETED,
                at,
                execution,
                new Event.Data(null, null, null, execution.reason(), null, text(execution.status()), null, null));
    }

    /** The execution with an open position cannot go on as planned. */
    static EventDraft alarm(Execution execution, Instant at) {
        return draft(
                Event.Type.ERROR,
                at,
                execution,
                new Event.Data(null, null, null, execution.reason(), null, text(execution.status()), null, null));
    }

    private static @Nullable String sentence(Step step) {
        String sentence = step.reason();
        for (Fact fact : step.facts()) {
            if (fact instanceof Explained explained) {
                sentence = explained.sentence();
            }
        }
        return sentence;
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Position position) {
        return position.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static EventDraft draft(Event.Type type, Instant at, Execution execution, Event.Data data) {
        return new EventDraft(type, at, execution.pipelineId(), execution.id(), data);
    }
}
