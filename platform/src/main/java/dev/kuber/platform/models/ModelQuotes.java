package dev.kuber.platform.models;

import dev.kuber.platform.ledger.ModelPrice;
import dev.kuber.platform.ledger.ModelPrices;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What asking a user's models would cost. */
@Service
public class ModelQuotes {

    private final ModelConnectionRows connections;
    private final ModelPrices prices;
    private final Clock wall;

    ModelQuotes(ModelConnectionRows connections, ModelPrices prices, Clock wall) {
        this.connections = connections;
        this.prices = prices;
        this.wall = wall;
    }

    /**
     * A model and its price.
     *
     * @param key provider and model: the same whatever a user calls the connection
     * @param price null where it is not known
     */
    public record Quote(String key, @Nullable ModelPrice price) {

        /** How many tokens the model makes of a text, about; those whose encoding we do not have get a quarter more. */
        public long tokens(String text) {
            long counted = TokenCount.of(text);
            return key.startsWith(Provider.OPENAI.word() + "/") ? counted : counted + counted / 4;
        }
    }

    /** Empty where this user has connected no such model. */
    public Optional<Quote> of(UUID owner, String name) {
        int slash = name.indexOf('/');
        if (slash <= 0 || slash == name.length() - 1) {
            return Optional.empty();
        }
        String model = name.substring(slash + 1);
        return connections
                .named(owner, name.substring(0, slash))
                .map(ModelConnection::provider)
                .map(provider -> new Quote(
                        provider.word() + "/" + model,
                        prices.of(provider.word(), model, wall.instant()).orElse(null)));
    }
}
