package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.pipelines.Draft;
import dev.kuber.platform.pipelines.Drafts;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Drafts of pipelines: what the editor saves by itself. */
@RestController
@RequestMapping("/api/v1/pipelines/{id}/draft")
@Tag(name = "pipelines")
class DraftsController {

    private static final int MOST_CHARACTERS = 1_000_000;

    private final Drafts drafts;

    DraftsController(Drafts drafts) {
        this.drafts = drafts;
    }

    /**
     * A draft.
     *
     * @param baseRevision the revision that was edited
     * @param version of the draft that was seen last, 0 if there was none
     */
    record DraftRequest(JsonNode definition, int baseRevision, long version) {}

    /** To be sent with the next change. */
    record DraftResponse(long version, Instant updatedAt) {}

    @PutMapping
    DraftResponse saveDraft(@CurrentUser Account account, @PathVariable String id, @RequestBody DraftRequest request) {
        if (request.definition().toString().length() > MOST_CHARACTERS) {
            throw Refusal.tooLarge("A definition has at most a million characters.");
        }
        return switch (drafts.save(
                account.id().toString(),
                id,
                PipelinesController.read(request.definition()),
                request.baseRevision(),
                request.version())) {
            case Draft.Kept.Saved(Draft draft) -> new DraftResponse(draft.version(), draft.updatedAt());
            case Draft.Kept other -> throw refusal(other);
        };
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardDraft(@CurrentUser Account account, @PathVariable String id, @RequestParam long version) {
        Draft.Kept kept = drafts.discard(account.id().toString(), id, version);
        if (!(kept instanceof Draft.Kept.Removed)) {
            throw refusal(kept);
        }
    }

    private static Refusal refusal(Draft.Kept kept) {
        return switch (kept) {
            case Draft.Kept.Refused(String reason) -> Refusal.conflict(reason);
            case Draft.Kept.Wrong(String field, String reason) -> Refusal.invalid(Problem.Fault.field(field, reason));
            case Draft.Kept.NotFound _, Draft.Kept.Saved _, Draft.Kept.Removed _ -> Refusal.notFound("pipeline");
        };
    }
}
