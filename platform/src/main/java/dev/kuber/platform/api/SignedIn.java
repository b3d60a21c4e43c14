package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A request whose account is known. */
final class SignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Account account;
    private final transient BooleanSupplier proof;

    /**
     * A signed-in request.
     *
     * @param proof looks again whether the session or token that it came with is good
     */
    SignedIn(Account account, BooleanSupplier proof) {
        super(account.admin() ? List.<GrantedAuthority>of(new SimpleGrantedAuthority("ROLE_ADMIN")) : List.of());
        this.account = account;
        this.proof = proof;
        setAuthenticated(true);
    }

    /** Whether the account could make this request now, for connections that outlive their request. */
    boolean stillValid() {
        return proof.getAsBoolean();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Account getPrincipal() {
        return account;
    }

    @Override
    public String getName() {
        return account.id().toString();
    }
}
