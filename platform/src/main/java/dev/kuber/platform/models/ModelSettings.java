package dev.kuber.platform.models;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code kuber.models}, for the operator.
 *
 * @param privateAddresses whether users may connect models on this machine and its network; null means only with the
 *     embedded database, where the operator is the user
 * @param timeout how long a reply may take
 * @param silence how long nothing may come of a reply in pieces once it has begun
 * @param openaiUrl where OpenAI is reached, if not at its own address
 * @param anthropicUrl where Anthropic is reached, if not at its own address
 */
@ConfigurationProperties("kuber.models")
record ModelSettings(
        @Nullable Boolean privateAddresses,
        @DefaultValue("PT2M") Duration timeout,
        @DefaultValue("PT30S") Duration silence,
        @DefaultValue("https://api.openai.com/v1") URI openaiUrl,
        @DefaultValue("https://api.anthropic.com/v1") URI anthropicUrl) {

    URI url(ModelConnection connection) {
        return switch (connection.provider()) {
            case OPENAI -> openaiUrl;
            case ANTHROPIC -> anthropicUrl;
            case OPENAI_COMPATIBLE ->
                Objects.requireNonNull(connection.baseUrl(), "A compatible server has an address of its own.");
        };
    }
}
