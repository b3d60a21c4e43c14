package dev.kuber.platform.connections;

import dev.kuber.platform.brokers.alpaca.AlpacaAccount;
import dev.kuber.platform.brokers.alpaca.AlpacaConnection;
import dev.kuber.platform.brokers.alpaca.AlpacaKeys;
import dev.kuber.platform.brokers.alpaca.Verification;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks Alpaca for the account of a key. */
@Component
class AlpacaProbe implements BrokerProbe {

    private static final Executor CALLBACKS = task -> Thread.ofVirtual().start(task);

    private final AlpacaAddresses addresses;
    private final Clock clock;
    private final RandomGenerator random;

    AlpacaProbe(AlpacaAddresses addresses, Clock clock, RandomGenerator random) {
        this.addresses = addresses;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Finding ask(Broker broker, BrokerEnvironment environment, BrokerKeys keys) {
        return switch (broker) {
            case ALPACA -> alpaca(environment, new AlpacaKeys(keys.keyId(), keys.secret()));
        };
    }

    private Finding alpaca(BrokerEnvironment environment, AlpacaKeys keys) {
        try (var alpaca = AlpacaConnection.open(addresses.of(environment), keys, clock, random, CALLBACKS)) {
            return switch (alpaca.verify(AlpacaAddresses.environment(environment))) {
                case Verification.Verified(AlpacaAccount account, String sentence) ->
                    new Finding.Accepted(account(account), sentence);
                case Verification.Refused(String sentence, AlpacaAccount account) ->
                    new Finding.Refused(sentence, account == null ? null : account(account));
                case Verification.Unreachable(String sentence) -> new Finding.Unreachable(sentence);
            };
        }
    }

    private static BrokerAccount account(AlpacaAccount account) {
        return new BrokerAccount(
                number(account),
                account.currency(),
                account.cash(),
                account.equity(),
                account.buyingPower(),
                account.shortingEnabled(),
                account.tradingBlocked());
    }

    private static @Nullable String number(AlpacaAccount account) {
        return account.number().isEmpty() ? null : account.number();
    }
}
