package dev.kuber.platform.exchange;

import java.util.function.Function;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Makes handlers of functions from calls to replies. */
final class Routing {

    private Routing() {}

    /** Of the trading API. */
    static HandlerFunction<ServerResponse> trading(Function<Call, Reply> answer) {
        return handler(answer, BadParameter::unprocessable);
    }

    /** Of the market data API. */
    static HandlerFunction<ServerResponse> data(Function<Call, Reply> answer) {
        return handler(answer, BadParameter::bad);
    }

    private static HandlerFunction<ServerResponse> handler(
            Function<Call, Reply> answer, Function<String, BadParameter> mistake) {
        return request -> {
            Reply reply;
            try {
                reply = answer.apply(new Call(request, mistake));
            } catch (BadParameter e) {
                reply = e.reply();
            }
            ServerResponse.BodyBuilder response = ServerResponse.status(HttpStatusCode.valueOf(reply.status()));
            return reply.body() == null
                    ? response.build()
                    : response.contentType(MediaType.APPLICATION_JSON).body(ApiJson.bytes(reply.body()));
        };
    }
}
