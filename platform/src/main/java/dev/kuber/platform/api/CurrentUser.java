package dev.kuber.platform.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.core.annotation.AuthenticationPrincipal;

/** The {@link dev.kuber.platform.accounts.Account} that makes the request, as a parameter of a controller's method. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@AuthenticationPrincipal
@io.swagger.v3.oas.annotations.Parameter(hidden = true)
@interface CurrentUser {}
