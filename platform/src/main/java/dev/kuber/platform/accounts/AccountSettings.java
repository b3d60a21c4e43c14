package dev.kuber.platform.accounts;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code kuber.accounts}.
 *
 * @param admins emails whose accounts are administrators from their registration on
 * @param session how long a browser stays logged in
 * @param token how long an access token is valid
 * @param attemptsPerEmail registrations and logins of one email from one address that are possible at once; one more
 *     each half minute
 * @param attemptsPerAddress those of all emails from one address; one more each second
 */
@ConfigurationProperties("kuber.accounts")
record AccountSettings(
        @DefaultValue Set<String> admins,
        @DefaultValue("30d") Duration session,
        @DefaultValue("90d") Duration token,
        @DefaultValue("10") int attemptsPerEmail,
        @DefaultValue("100") int attemptsPerAddress) {}
