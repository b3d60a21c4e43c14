package dev.kuber.platform.exchange;

import dev.kuber.platform.exchange.Fault.Kind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** What every call passes: request id, credentials, the limit of calls, and the faults armed for the account. */
final class Gate extends OncePerRequestFilter {

    /** Attribute that holds the caller's account. */
    static final String ACCOUNT = Gate.class.getName() + ".account";

    /** Attribute whose presence closes the connection without a reply. */
    static final String HANG_UP = Gate.class.getName() + ".hang-up";

    private static final String FAULTS = "/faults";
    private static final String MARKET = "/market";

    private final Accounts accounts;
    private final InstantSource wall;
    private final Set<String> streams;
    private final AtomicLong requests = new AtomicLong();

    /** @param streams paths that authenticate by themselves */
    Gate(Accounts accounts, InstantSource wall, Set<String> streams) {
        this.accounts = accounts;
        this.wall = wall;
        this.streams = streams;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (streams.contains(path) && upgrades(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("X-Request-ID", "%032x".formatted(requests.incrementAndGet()));
        Optional<TradingAccount> account =
                accounts.authenticated(request.getHeader("APCA-API-KEY-ID"), request.getHeader("APCA-API-SECRET-KEY"));
        if (account.isEmpty()) {
            write(response, Accounts.UNAUTHORIZED);
            return;
        }
        request.setAttribute(ACCOUNT, account.get());
        if (path.startsWith(FAULTS) || path.startsWith(MARKET)) {
            chain.doFilter(request, response);
        } else if (allowed(account.get(), request, response)) {
            passOn(account.get(), request, response, chain);
        }
    }

    /** Whether the call asks for a WebSocket; the path of the news stream is also one of REST. */
    static boolean upgrades(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private boolean allowed(TradingAccount account, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RateLimit.Left left = account.limit().take(wall.instant());
        response.setHeader("X-RateLimit-Limit", String.valueOf(left.limit()));
        response.setHeader("X-RateLimit-Remaining", String.valueOf(left.remaining()));
        response.setHeader("X-RateLimit-Reset", String.valueOf(left.resets().getEpochSecond()));
        if (left.allowed()
                && account.faults().strikes(Kind.RATE_LIMIT, call(request)).isEmpty()) {
            return true;
        }
        write(response, Reply.error(42910000, "rate limit exceeded"));
        return false;
    }

    private static void passOn(
            TradingAccount account, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Faults faults = account.faults();
        String call = call(request);
        Optional<Fault> delay = faults.strikes(Kind.DELAY, call);
        boolean dropped = faults.strikes(Kind.DROP_REPLY, call).isPresent();
        boolean failsAfter = faults.strikes(Kind.ERROR_AFTER, call).isPresent();
        if (faults.strikes(Kind.ERROR, call).isPresent()) {
            write(response, Reply.error(50010000, "internal server error"));
        } else if (dropped || failsAfter) {
            chain.doFilter(request, new ContentCachingResponseWrapper(response));
            if (dropped) {
                request.setAttribute(HANG_UP, true);
            } else {
                write(response, Reply.error(50010000, "internal server error"));
            }
        } else if (delay.isPresent()) {
            var held = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, held);
            pause(delay.get());
            held.copyBodyToResponse();
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void pause(Fault delay) throws InterruptedIOException {
        try {
            Thread.sleep(delay.delay());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server stops");
        }
    }

    private static String call(HttpServletRequest request) {
        return request.getMethod() + " " + request.getRequestURI();
    }

    private static void write(HttpServletResponse response, Reply reply) throws IOException {
        response.setStatus(reply.status());
        response.setContentType("application/json");
        response.getOutputStream().write(ApiJson.bytes(Objects.requireNonNull(reply.body())));
    }
}
