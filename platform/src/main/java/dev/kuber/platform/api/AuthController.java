package dev.kuber.platform.api;

import dev.kuber.platform.accounts.AccessTokens;
import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.accounts.Accounts;
import dev.kuber.platform.accounts.Entry;
import dev.kuber.platform.accounts.Registration;
import dev.kuber.platform.accounts.Sessions;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts: register, log in and out, tokens for programs. */
@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "accounts")
class AuthController {

    private final Accounts accounts;
    private final Sessions sessions;
    private final AccessTokens tokens;

    AuthController(Accounts accounts, Sessions sessions, AccessTokens tokens) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    record LoginRequest(String email, String password) {}

    record TokenRequest(String email, String password, String name) {}

    record TokenResponse(String token, String name, Instant expiresAt) {}

    @PostMapping("/register")
    @SecurityRequirements
    @ResponseStatus(HttpStatus.CREATED)
    Account register(@RequestBody Registration form, HttpServletRequest request, HttpServletResponse response) {
        return begin(admitted(accounts.register(form, request.getRemoteAddr())), request, response);
    }

    @PostMapping("/login")
    @SecurityRequirements
    Account login(@RequestBody LoginRequest form, HttpServletRequest request, HttpServletResponse response) {
        Entry entry = accounts.login(form.email(), form.password(), request.getRemoteAddr());
        return begin(admitted(entry), request, response);
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(HttpServletRequest request, HttpServletResponse response) {
        SessionCookies.session(request).ifPresent(sessions::end);
        SessionCookies.clear(request, response);
    }

    @PostMapping("/token")
    @SecurityRequirements
    @ResponseStatus(HttpStatus.CREATED)
    TokenResponse createToken(@RequestBody TokenRequest form, HttpServletRequest request) {
        String name = form.name().strip();
        if (name.isEmpty() || name.length() > 100) {
            throw Refusal.invalid(Problem.Fault.field("name", "Give the token a name of at most 100 characters."));
        }
        Account account = admitted(accounts.login(form.email(), form.password(), request.getRemoteAddr()));
        AccessTokens.Issued token = tokens.issue(account, name);
        return new TokenResponse(token.secret().text(), token.name(), token.expiresAt());
    }

    @GetMapping("/me")
    Account getMe(@CurrentUser Account account) {
        return account;
    }

    private Account begin(Account account, HttpServletRequest request, HttpServletResponse response) {
        SessionCookies.session(request).ifPresent(sessions::end);
        SessionCookies.set(request, response, sessions.begin(account), sessions.lifetime());
        return account;
    }

    private static Account admitted(Entry entry) {
        return switch (entry) {
            case Entry.Welcome(Account account) -> account;
            case Entry.Invalid invalid ->
                throw Refusal.invalid(invalid.problems().stream()
                        .map(problem -> Problem.Fault.field(problem.field(), problem.message()))
                        .toArray(Problem.Fault[]::new));
            case Entry.Taken taken ->
                throw Refusal.conflict(taken.sentence(), Problem.Fault.field("email", taken.sentence()));
            case Entry.Refused refused -> throw Refusal.unauthorized(refused.sentence());
            case Entry.TooMany tooMany -> throw Refusal.tooMany(tooMany.retryAfter());
        };
    }
}
