package dev.kuber.platform.models;

import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.ledger.ModelPrices;
import dev.kuber.platform.ledger.Purse;
import dev.kuber.port.LanguageModel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** The language models that users have connected, to be asked, or to be heard again from what was recorded. */
@Service
public class Models {

    private final ModelConnectionRows connections;
    private final ModelEndpoints endpoints;
    private final Purchases purchases;
    private final CallRows calls;
    private final ModelPrices prices;
    private final Surface surface;

    /** What does not change. */
    record Surface(KuberJson json, Clock clock) {}

    Models(
            ModelConnectionRows connections,
            ModelEndpoints endpoints,
            Purchases purchases,
            CallRows calls,
            ModelPrices prices,
            Surface surface) {
        this.connections = connections;
        this.endpoints = endpoints;
        this.purchases = purchases;
        this.calls = calls;
        this.prices = prices;
        this.surface = surface;
    }

    /** The models of one run of a step, paid from its purse. May be used by several threads. */
    public LanguageModel of(Purse purse) {
        return new Bought(purse, purchases::reply);
    }

    /**
     * The models of a backtest or replay: what was recorded for this owner, at no cost; everything else is refused.
     *
     * @param unrecorded told of each question that has no recorded answer
     */
    public LanguageModel recorded(UUID owner, Consumer<Unrecorded> unrecorded) {
        return new RecordedModels(this, owner, unrecorded);
    }

    /**
     * The models of one run of a step in a backtest that may buy: what was recorded for this owner is heard at no cost, and
     * the rest is bought from the purse and recorded.
     */
    public LanguageModel recording(Purse purse, Recording recording) {
        UUID owner = purse.payer().owner();
        return new Bought(purse, order -> {
            String hash = order.key().hash();
            return recording.once(hash, () -> calls.recorded(owner, hash), () -> purchases.reply(order));
        });
    }

    /** The calls of an execution, oldest first. */
    public List<ModelCall> calls(UUID owner, String executionId) {
        return calls.of(owner, executionId);
    }

    /** A model and the connection that it is reached through. */
    record Named(ModelConnection connection, String model) {}

    /** @throws LanguageModel.Unavailable if no such model is connected */
    Named named(UUID owner, String name) {
        int slash = name.indexOf('/');
        if (slash <= 0 || slash == name.length() - 1) {
            throw new LanguageModel.Unavailable(
                    "'" + name
                            + "' is no model: choose one of a model connection, such as openai/gpt-5-mini, or 'rules'.",
                    false);
        }
        String connection = name.substring(0, slash);
        return connections
                .named(owner, connection)
                .map(found -> new Named(found, name.substring(slash + 1)))
                .orElseThrow(() -> new LanguageModel.Unavailable(
                        "There is no model connection '" + connection + "', so '" + name
                                + "' cannot be asked. Connect it in the settings, or choose the model 'rules'.",
                        false));
    }

    Optional<ModelReply> recorded(UUID owner, ModelRequest request) {
        return calls.recorded(owner, request.written(surface.json()).hash());
    }

    /** What a request that was never made would cost at most. */
    Unrecorded unrecorded(LanguageModel.Question<?> question, ModelRequest request) {
        ModelRequest.Written written = request.written(surface.json());
        Usage most = TokenCount.most(request.provider(), written.json(), request.maxTokens());
        return new Unrecorded(
                written.hash(),
                question.model(),
                question.member(),
                most,
                prices.of(
                                request.provider().word(),
                                request.model(),
                                surface.clock().instant())
                        .map(price -> price.worstCase(most.input(), most.output()))
                        .orElse(null));
    }

    /** Asks for real. */
    private final class Bought implements LanguageModel {
        private final Purse purse;
        private final Function<Order, ModelReply> replies;
        private final Map<String, Integer> occurrences = new ConcurrentHashMap<>();

        Bought(Purse purse, Function<Order, ModelReply> replies) {
            this.purse = purse;
            this.replies = replies;
        }

        @Override
        public <T extends Record> T ask(Question<T> question) {
            Named named = named(purse.payer().owner(), question.model());
            Endpoint endpoint = switch (endpoints.of(named.connection())) {
                case ModelEndpoints.Opening.Open(Endpoint open) -> open;
                case ModelEndpoints.Opening.Closed(String reason) -> throw new Unavailable(reason, false);
            };
            var hashes = new ArrayList<String>();
            T answer = Conversation.hold(question, named.connection().provider(), named.model(), (request, _) -> {
                Order order = order(named, endpoint, question, request);
                hashes.add(order.key().hash());
                return replies.apply(order);
            });
            calls.makeReusable(purse.key(), question.member(), hashes);
            return answer;
        }

        private Order order(Named named, Endpoint endpoint, Question<?> question, ModelRequest request) {
            ModelRequest.Written written = request.written(surface.json());
            int occurrence = occurrences.merge(question.member() + "/" + written.hash(), 1, Integer::sum);
            var key = new CallKey(purse.key(), question.member(), written.hash(), occurrence);
            return new Order(purse, named.connection(), endpoint, question, request, written, key);
        }
    }
}
