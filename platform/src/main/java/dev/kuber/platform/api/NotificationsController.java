package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.notifications.Notification;
import dev.kuber.platform.notifications.Notifications;
import dev.kuber.platform.notifications.Severity;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the user was told without having asked. */
@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "notifications")
class NotificationsController {

    private final Notifications notifications;

    NotificationsController(Notifications notifications) {
        this.notifications = notifications;
    }

    /** A notification as it is sent. */
    record NotificationResponse(
            UUID id,
            Instant at,
            Severity severity,
            String title,
            String sentence,
            @Nullable String pipelineId,
            @Nullable String executionId,
            @Nullable String symbol,
            @Nullable Instant readAt) {

        static NotificationResponse of(Notification it) {
            return new NotificationResponse(
                    it.id(),
                    it.at(),
                    it.severity(),
                    it.title(),
                    it.sentence(),
                    it.pipelineId(),
                    it.executionId(),
                    it.symbol(),
                    it.readAt());
        }
    }

    /** A part of the list; {@code unread} counts all that the user has not read. */
    record NotificationsResponse(
            List<NotificationResponse> items, @Nullable String next, int unread) {}

    /** Notifications, newest first. */
    @GetMapping
    NotificationsResponse listNotifications(
            @CurrentUser Account account,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable Long after) {
        var paging = new Paging(limit, null);
        List<Notification> found =
                notifications.list(account.id(), unread, after == null ? Long.MAX_VALUE : after, paging.probe());
        Page<NotificationResponse> page =
                paging.page(found, last -> Long.toString(last.number())).map(NotificationResponse::of);
        return new NotificationsResponse(page.items(), page.next(), notifications.unread(account.id()));
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readNotification(@CurrentUser Account account, @PathVariable UUID id) {
        if (!notifications.read(account.id(), id)) {
            throw Refusal.notFound("notification");
        }
    }

    @PostMapping("/read-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAllNotifications(@CurrentUser Account account) {
        notifications.readAll(account.id());
    }
}
