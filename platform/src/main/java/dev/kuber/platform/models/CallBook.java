package dev.kuber.platform.models;

import dev.kuber.platform.ledger.Charge;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.platform.ledger.ModelPrice;
import dev.kuber.platform.ledger.Payer;
import dev.kuber.port.LanguageModel.Question;
import dev.kuber.trade.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps how each try ended, in one transaction with what it costs: money that is gone is in the ledger at that moment. */
@Component
class CallBook {

    private static final String GONE = "The program stopped before the reply came.";

    private final CallRows rows;
    private final LiveTextRows texts;
    private final Ledger ledger;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final TransactionTemplate transaction;

    CallBook(
            CallRows rows,
            LiveTextRows texts,
            Ledger ledger,
            Clock clock,
            Supplier<UUID> ids,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.texts = texts;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What is said of a call where it is charged.
     *
     * @param asked the model as the settings name it
     * @param model as its provider names it
     */
    record Subject(Payer payer, LocalDate day, String member, String asked, String model) {

        static Subject of(Order order) {
            Question<?> question = order.question();
            return new Subject(
                    order.purse().payer(),
                    order.purse().day(),
                    question.member(),
                    question.model(),
                    order.request().model());
        }
    }

    /**
     * What a try used.
     *
     * @param estimated whether nobody said so
     */
    private record Used(Usage usage, boolean estimated) {}

    Try attempt(Order order, int attempt, Usage most) {
        return new Try(
                ids.get(),
                order.purse().payer(),
                order.purse().day(),
                order.connection(),
                order.question().prompt().name(),
                order.question().prompt().version(),
                order.key(),
                attempt,
                order.request(),
                order.written().json(),
                most);
    }

    /**
     * Ends a call of which only its beginning is known: whoever sent it is gone, and it may have been paid. Charged once,
     * whoever finds it; what was seen of its reply is gone, too.
     *
     * @return false if somebody else has ended it
     */
    boolean lost(UUID id, Subject subject, Usage expected, Optional<ModelPrice> price) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var used = new Used(expected, true);
            Charge charge = charge(subject, id, used, expected, price);
            texts.remove(List.of(id));
            return keep(id, ModelCall.Status.LOST, null, GONE, used, charge, price.isPresent(), null);
        }));
    }

    /** Keeps what came of a try, charges it and gives back what was covered for it. */
    void ended(Order order, Try asked, Sending sending, Optional<ModelPrice> price, Duration took) {
        transaction.executeWithoutResult(_ -> {
            Used used = used(asked, sending);
            Charge charge = used == null ? null : charge(Subject.of(order), asked.id(), used, asked.expected(), price);
            ModelReply reply = sending instanceof Sending.Replied(ModelReply replied) ? replied : null;
            keep(asked.id(), status(sending), reply, message(sending), used, charge, price.isPresent(), took);
            order.purse().uncover(asked.name());
        });
    }

    private static ModelCall.Status status(Sending sending) {
        return switch (sending) {
            case Sending.Replied _ -> ModelCall.Status.ANSWERED;
            case Sending.Declined _, Sending.Unreached _ -> ModelCall.Status.FAILED;
            case Sending.Lost _ -> ModelCall.Status.LOST;
            case Sending.Unreadable unreadable ->
                unreadable.usage() == null ? ModelCall.Status.LOST : ModelCall.Status.FAILED;
        };
    }

    private static @Nullable String message(Sending sending) {
        return switch (sending) {
            case Sending.Replied _ -> null;
            case Sending.Declined declined -> declined.sentence();
            case Sending.Unreached(String sentence) -> sentence;
            case Sending.Lost lost -> lost.sentence();
            case Sending.Unreadable unreadable -> unreadable.sentence();
        };
    }

    private static @Nullable Used used(Try asked, Sending sending) {
        return switch (sending) {
            case Sending.Replied(ModelReply reply) ->
                reply.counted()
                        ? new Used(reply.usage(), false)
                        : new Used(new Usage(asked.expected().input(), 0, written(reply)), true);
            case Sending.Declined _, Sending.Unreached _ -> null;
            case Sending.Lost lost -> new Used(atMost(asked.expected(), lost.known()), true);
            case Sending.Unreadable unreadable -> {
                Usage usage = unreadable.usage();
                yield usage == null ? new Used(asked.expected(), true) : new Used(usage, false);
            }
        };
    }

    /** What it read is known once the provider says so; what it went on writing is not. */
    private static Usage atMost(Usage expected, @Nullable Usage known) {
        return known == null
                ? expected
                : new Usage(known.input(), known.cachedInput(), Math.max(known.output(), expected.output()));
    }

    private static long written(ModelReply reply) {
        return TokenCount.of(reply.text() + reply.reasoning() + reply.calls());
    }

    /** False if it was kept before. */
    private boolean keep(
            UUID id,
            ModelCall.Status status,
            @Nullable ModelReply reply,
            @Nullable String message,
            @Nullable Used used,
            @Nullable Charge charge,
            boolean priced,
            @Nullable Duration took) {
        boolean first = rows.end(
                id,
                new CallRows.Ending(
                        status,
                        reply,
                        message,
                        used == null ? null : used.usage(),
                        used != null && used.estimated(),
                        charge == null || !priced ? null : charge.amount(),
                        charge == null ? null : charge.id(),
                        took == null ? null : took.toMillis()));
        if (first && charge != null) {
            ledger.charge(List.of(charge));
        }
        return first;
    }

    private Charge charge(Subject subject, UUID id, Used used, Usage most, Optional<ModelPrice> price) {
        var tokens = used.usage().tokens(subject.model());
        String what = String.format(
                Locale.ROOT,
                "%s asked %s: %,d tokens read, %,d written%s%s.",
                subject.member(),
                subject.asked(),
                used.usage().input(),
                used.usage().output(),
                used.estimated() ? " at most, because no count came back" : "",
                price.isEmpty() ? "; price unknown" : "");
        return new Charge(
                "model_call/" + id,
                subject.payer(),
                Charge.Kind.TOKENS,
                price.map(known -> known.cost(tokens)).orElse(Money.ZERO),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                subject.day(),
                tokens,
                used.estimated(),
                what,
                price.map(known -> known.worstCase(most.input(), most.output())).orElse(null));
    }
}
