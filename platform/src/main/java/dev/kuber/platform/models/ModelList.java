package dev.kuber.platform.models;

import dev.kuber.platform.json.KuberJson;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks for the list of models, which every provider has, costs nothing and is refused to a wrong key. */
final class ModelList implements ModelProbe {

    private static final int MOST = 500;

    /** What OpenAI lists beside the models that one can talk with. */
    private static final Pattern OTHER = Pattern.compile(
            "embedding|whisper|tts|dall-e|moderation|image|audio|realtime|transcribe|sora|babbage|davinci|instruct");

    private final ProviderHttp http;
    private final KuberJson json;

    ModelList(ProviderHttp http, KuberJson json) {
        this.http = http;
        this.json = json;
    }

    @Override
    public Finding ask(Endpoint endpoint) {
        var request = HttpRequest.newBuilder(URI.create(endpoint.url() + "/models" + query(endpoint)))
                .GET()
                .header("Accept", "application/json");
        switch (endpoint.provider()) {
            case ANTHROPIC -> request.header("x-api-key", endpoint.key()).header("anthropic-version", "2023-06-01");
            case OPENAI, OPENAI_COMPATIBLE -> {
                if (!endpoint.key().isEmpty()) {
                    request.header("Authorization", "Bearer " + endpoint.key());
                }
            }
        }
        try {
            return finding(endpoint, http.send(request));
        } catch (ProviderHttp.NotReached | ProviderHttp.NoReply e) {
            return new Finding.Unreachable(
                    endpoint.name() + " cannot be reached: " + endpoint.harmless(String.valueOf(e.getMessage())) + ".");
        }
    }

    private static String query(Endpoint endpoint) {
        return endpoint.provider() == Provider.ANTHROPIC ? "?limit=1000" : "";
    }

    private Finding finding(Endpoint endpoint, ProviderHttp.Came response) {
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            return new Finding.Refused(endpoint.name() + " does not accept the key.");
        }
        if (status == 429 || status >= 500) {
            return new Finding.Unreachable(
                    endpoint.name() + " has no time now (HTTP " + status + "): test again later.");
        }
        if (status != 200) {
            return new Finding.Refused(endpoint.name() + " has no list of models there (HTTP " + status
                    + "): check the address, which usually ends with /v1.");
        }
        try {
            List<String> models = json.parse(response.body())
                    .path("data")
                    .valueStream()
                    .map(ModelList::id)
                    .filter(id -> !id.isBlank() && id.length() <= 200)
                    .filter(id -> endpoint.provider() != Provider.OPENAI
                            || !OTHER.matcher(id).find())
                    .distinct()
                    .sorted()
                    .limit(MOST)
                    .toList();
            return models.isEmpty()
                    ? new Finding.Refused(endpoint.name() + " offers no model.")
                    : new Finding.Accepted(
                            models,
                            endpoint.name() + " accepts the connection and offers " + models.size()
                                    + (models.size() == 1 ? " model." : " models."));
        } catch (JacksonException _) {
            return new Finding.Refused(endpoint.name() + " does not answer as a provider of models does.");
        }
    }

    private static String id(JsonNode model) {
        return model.path("id").asString("");
    }
}
