package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.engine.Event;
import dev.kuber.platform.engine.EventLog;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events by polling, for clients that cannot hold a WebSocket to the same address. */
@RestController
@RequestMapping("/api/v1/events")
@Tag(name = "events")
class EventsController {

    private final EventLog log;

    EventsController(EventLog log) {
        this.log = log;
    }

    /**
     * Events after a sequence number, oldest first. {@code next} is what to send as {@code after} to go on, now or later.
     * Without {@code after} there are none, and {@code next} is the number of the last one.
     */
    @GetMapping
    Page<EventResponse> listEvents(
            @CurrentUser Account account,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
        String owner = account.id().toString();
        if (after == null) {
            return new Page<>(List.of(), Long.toString(log.last(owner)));
        }
        List<Event> events = log.after(owner, after, new Paging(limit, null).limit());
        long next = events.isEmpty() ? after : events.getLast().sequence();
        return new Page<>(events.stream().map(EventResponse::of).toList(), Long.toString(next));
    }
}
