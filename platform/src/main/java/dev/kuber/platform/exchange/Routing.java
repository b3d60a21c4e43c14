package dev.kuber.platform.exchange;

import java.util.function.Function;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Makes handlers of functions from calls to replies. */
final class Routing {

    private static final System.Logger LOG = System.getLogger(Routing.class.getName());

    private Routing() {}

    /** Answers every path that is not served. */
    static RouterFunction<ServerResponse> nothingElse() {
        return RouterFunctions.route(
                RequestPredicates.all(), trading(call -> Reply.error(40410000, "endpoint not found")));
    }

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
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "A call failed: " + request.method() + " " + request.path(), e);
                reply = Reply.error(50010000, "internal server error");
            }
            ServerResponse.BodyBuilder response = ServerResponse.status(HttpStatusCode.valueOf(reply.status()));
            return reply.body() == null
                    ? response.build()
                    : response.contentType(MediaType.APPLICATION_JSON).body(ApiJson.bytes(reply.body()));
        };
    }
}
