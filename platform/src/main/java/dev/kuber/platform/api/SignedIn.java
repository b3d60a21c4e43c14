package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A request whose account is known. */
final class SignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Account account;

    SignedIn(Account account) {
        super(account.admin() ? List.<GrantedAuthority>of(new SimpleGrantedAuthority("ROLE_ADMIN")) : List.of());
        this.account = account;
        setAuthenticated(true);
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
