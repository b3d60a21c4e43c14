package dev.kuber.platform.connections;

import java.util.ArrayList;
import java.util.List;

/** What a user gives to connect an account; the keys must be sendable in a header. */
public record ConnectionForm(Broker broker, BrokerEnvironment environment, String name, String keyId, String secret) {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_KEY = 200;

    public ConnectionForm {
        name = name.strip();
        keyId = keyId.strip();
        secret = secret.strip();
    }

    /** What is wrong with a field, as a sentence that does not repeat what was given. */
    public record Fault(String field, String message) {}

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            faults.add(new Fault("name", "Give the connection a name of at most " + LONGEST_NAME + " characters."));
        }
        if (!sendable(keyId)) {
            faults.add(new Fault("key_id", "Paste the key id as the broker shows it, without spaces."));
        }
        if (!sendable(secret)) {
            faults.add(new Fault("secret", "Paste the secret as the broker shows it, without spaces."));
        }
        return faults;
    }

    private static boolean sendable(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_KEY
                && text.chars().allMatch(character -> character > ' ' && character < 127);
    }

    BrokerKeys keys() {
        return new BrokerKeys(keyId, secret);
    }

    @Override
    public String toString() {
        return "ConnectionForm[" + name + "]";
    }
}
