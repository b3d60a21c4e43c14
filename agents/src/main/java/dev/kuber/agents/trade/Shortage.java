package dev.kuber.agents.trade;

import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Position.Gone;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The account has less for this trade than the trade has open: doubted for a while, then believed. Pure. */
final class Shortage {

    /** How long the account must hold too little before it is believed: a broker's position may lag behind its fills. */
    static final Duration DOUBT = Duration.ofSeconds(30);

    /** Decimals of an average price; more than any venue quotes. */
    private static final int DECIMALS = 6;

    private Shortage() {}

    static boolean of(Position.Open open, Situation situation) {
        return !situation.entering() && situation.scene().mine().compareTo(open.remaining()) < 0;
    }

    /** What is here is protected while the rest is doubted. */
    static Step doubt(Step step, Situation situation) {
        Position.Open open = (Position.Open) step.next();
        Scene scene = situation.scene();
        Instant since = open.missingSince() == null ? scene.now() : open.missingSince();
        Step told = step.alarming(problem(open, scene.mine()));
        if (scene.now().isBefore(since.plus(DOUBT))) {
            return told.with(open.withMissingSince(since)).by(since.plus(DOUBT));
        }
        if (scene.mine().isZero()) {
            return told.with(situation.closing(open, ExitReason.EXTERNAL, "closed outside of this pipeline"));
        }
        Quantity missing = open.remaining().minus(scene.mine());
        Price price = scene.price() == null ? open.entry() : scene.price();
        Position.Open less = open.withMissingSince(null).withGone(plus(open.gone(), missing, price));
        return step.with(Sight.of(less, open.orders(), situation.placed(), scene.now(), "it was cancelled"));
    }

    static String problem(Position.Open open, Quantity here) {
        return "The account holds " + here + " of the " + open.remaining() + " "
                + open.plan().symbol() + " that this trade opened.";
    }

    private static Gone plus(@Nullable Gone before, Quantity more, Price price) {
        if (before == null) {
            return new Gone(more, price);
        }
        Quantity both = before.quantity().plus(more);
        BigDecimal value =
                before.price().times(before.quantity()).plus(price.times(more)).value();
        return new Gone(both, new Price(value.divide(both.value(), DECIMALS, RoundingMode.HALF_EVEN)));
    }

    /** Valued at the last price, when the position ends without having seen it close. */
    static Position external(Position.Closing before, Tally tally, Price price, Instant now) {
        Quantity gone = tally.open();
        return Sight.closed(
                null,
                before.plan(),
                before.open().since(),
                tally.plusExit(gone, price),
                List.of(),
                now,
                ExitReason.EXTERNAL,
                "closed outside of this pipeline; " + gone + " valued at the last price, $" + price);
    }
}
