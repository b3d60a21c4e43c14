package dev.kuber.platform.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Which activities a page is to have. There are no others than fills.
 *
 * @param fills whether fills are asked for
 * @param pageToken id of the last activity of the page before
 */
record ActivityQuery(
        boolean fills,
        Optional<LocalDate> date,
        Optional<Instant> after,
        Optional<Instant> until,
        Optional<String> orderId,
        boolean ascending,
        int pageSize,
        Optional<String> pageToken) {

    static ActivityQuery of(Call call) {
        String type = call.request().pathVariables().get("type");
        List<String> types = type == null ? call.list("activity_types") : List.of(type);
        String category = call.text("category").orElse("trade_activity");
        return new ActivityQuery(
                types.isEmpty() ? category.equals("trade_activity") : types.contains(Activity.FILL),
                call.date("date"),
                call.time("after"),
                call.time("until"),
                call.text("order_id"),
                call.text("direction").orElse("desc").equals("asc"),
                call.number("page_size", 100, 1, 100),
                call.text("page_token"));
    }

    Reply answer(Call call) {
        return Reply.ok(page(fills ? call.account().fills() : List.of()));
    }

    /** @param all oldest first */
    List<Activity> page(List<Activity> all) {
        var found = new ArrayList<>(all);
        if (!ascending) {
            Collections.reverse(found);
        }
        pageToken.ifPresent(token -> {
            int last = -1;
            for (int i = 0; i < found.size(); i++) {
                if (found.get(i).id().equals(token)) {
                    last = i;
                }
            }
            found.subList(0, last + 1).clear();
        });
        return found.stream().filter(this::wanted).limit(pageSize).toList();
    }

    private boolean wanted(Activity fill) {
        Instant at = fill.transactionTime();
        return date.filter(day -> !at.atZone(Venues.NEW_YORK).toLocalDate().equals(day))
                        .isEmpty()
                && after.filter(time -> !at.isAfter(time)).isEmpty()
                && until.filter(time -> !at.isBefore(time)).isEmpty()
                && orderId.filter(order -> !fill.orderId().toString().equals(order))
                        .isEmpty();
    }
}
