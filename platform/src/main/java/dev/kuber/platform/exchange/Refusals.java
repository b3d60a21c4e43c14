package dev.kuber.platform.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kuber.platform.brokers.simulated.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Refusals of the exchange in Alpaca's words and codes. */
final class Refusals {

    private static final int FORBIDDEN = 40310000;
    private static final int UNPROCESSABLE = 42210000;

    private Refusals() {}

    /** The members beside code and message are there where Alpaca has them; nobody should depend on them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Body(
            int code,
            String message,
            @Nullable String available,
            @Nullable String existingQty,
            @Nullable String heldForOrders,
            @Nullable UUID existingOrderId,
            @Nullable String rejectReason) {}

    static Reply reply(UUID account, Refusal refusal) {
        return switch (refusal.kind()) {
            case INVALID, SUB_PENNY, SESSION, NOT_CHANGEABLE -> plain(422, UNPROCESSABLE, refusal);
            case DUPLICATE_ID -> plain(422, 40010001, refusal);
            case NOT_FOUND -> plain(404, 40410000, refusal);
            case BUYING_POWER, SHORTING -> plain(403, FORBIDDEN, refusal);
            case QUANTITY -> {
                Refusal.Shortage shortage = refusal.shortage();
                yield shortage == null
                        ? plain(403, FORBIDDEN, refusal)
                        : new Reply(
                                403,
                                new Body(
                                        FORBIDDEN,
                                        refusal.message(),
                                        ApiJson.text(shortage.available().value()),
                                        ApiJson.text(shortage.held().value()),
                                        ApiJson.text(shortage.reserved().value()),
                                        null,
                                        null));
            }
            case WASH_TRADE ->
                new Reply(
                        403,
                        new Body(
                                FORBIDDEN,
                                refusal.message(),
                                null,
                                null,
                                null,
                                refusal.existing() == null ? null : Ids.order(account, refusal.existing()),
                                "opposite side order exists"));
        };
    }

    private static Reply plain(int status, int code, Refusal refusal) {
        return new Reply(status, new Body(code, refusal.message(), null, null, null, null, null));
    }
}
