package dev.kuber.platform.api;

import dev.kuber.platform.accounts.AccessTokens;
import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.accounts.Secret;
import dev.kuber.platform.accounts.Sessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out whose request it is, by access token or by session; a changing request by session must also prove that it
 * comes from our own pages.
 */
final class SignInFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** These need no account and change nothing of one that may be logged in. */
    private static final Set<String> OPEN = Set.of("/api/v1/auth/login", "/api/v1/auth/register", "/api/v1/auth/token");

    private final AccessTokens tokens;
    private final Sessions sessions;
    private final ProblemWriter problems;

    SignInFilter(AccessTokens tokens, Sessions sessions, ProblemWriter problems) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return OPEN.contains(path) || !(path.startsWith("/api/") || path.startsWith("/actuator/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            Optional<Secret> token = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? Optional.of(
                            new Secret(authorization.substring(BEARER.length()).strip()))
                    : Optional.empty();
            Optional<Account> account = token.flatMap(tokens::find);
            if (account.isEmpty()) {
                problems.write(response, HttpStatus.UNAUTHORIZED, "The access token is unknown or has expired.");
                return;
            }
            signIn(account.get(), () -> token.flatMap(tokens::find).isPresent());
        } else {
            Optional<Secret> session = SessionCookies.session(request);
            Optional<Account> account = session.flatMap(sessions::find);
            if (account.isPresent()) {
                if (!READING.contains(request.getMethod())
                        && !SessionCookies.csrfProven(request, session.orElseThrow())) {
                    problems.write(
                            response,
                            HttpStatus.FORBIDDEN,
                            "A changing request needs the header " + SessionCookies.CSRF_HEADER
                                    + " with the value of the cookie " + SessionCookies.CSRF + ".");
                    return;
                }
                signIn(account.get(), () -> session.flatMap(sessions::find).isPresent());
            }
        }
        chain.doFilter(request, response);
    }

    private static void signIn(Account account, BooleanSupplier proof) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedIn(account, proof));
        SecurityContextHolder.setContext(context);
    }
}
