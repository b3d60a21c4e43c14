package dev.kuber.platform.exchange;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Closes the connection of a call whose reply is to be lost. The servlet API has no way to do that. */
final class HangUp extends ValveBase {

    HangUp() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getAttribute(Gate.HANG_UP) != null) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, new IOException("the reply is lost on purpose"));
        }
    }
}
