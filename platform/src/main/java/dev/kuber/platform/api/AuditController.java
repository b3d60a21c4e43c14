package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.audit.AuditAction;
import dev.kuber.platform.audit.AuditEntry;
import dev.kuber.platform.audit.Verification;
import dev.kuber.platform.json.KuberJson;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What the user did, and the proof that nobody has changed the record of it. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "audit")
class AuditController {

    private final Audit audit;
    private final KuberJson json;

    AuditController(Audit audit, KuberJson json) {
        this.audit = audit;
        this.json = json;
    }

    /** An entry as it is sent; {@code hash} names it in a proof. */
    record AuditResponse(
            long sequence,
            Instant at,
            String actor,
            String kind,
            String action,
            String subject,
            @Nullable String reason,
            JsonNode details,
            String hash) {}

    /** Entries, newest first. */
    @GetMapping
    Page<AuditResponse> listAuditEntries(
            @CurrentUser Account account,
            @RequestParam(required = false) AuditAction.@Nullable Kind kind,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable Long after) {
        var paging = new Paging(limit, null);
        List<AuditEntry> found =
                audit.entries(account.id(), kind, after == null ? Long.MAX_VALUE : after, paging.probe());
        return paging.page(found, entry -> Long.toString(entry.sequence())).map(this::response);
    }

    /** Checks the whole log of this user, entry by entry. */
    @GetMapping("/verify")
    Verification verifyAudit(@CurrentUser Account account) {
        return audit.verify(account.id());
    }

    private AuditResponse response(AuditEntry entry) {
        return new AuditResponse(
                entry.sequence(),
                entry.at(),
                entry.actor(),
                entry.kind(),
                entry.action(),
                entry.subject(),
                entry.reason(),
                json.parse(entry.details()),
                entry.hash());
    }
}
