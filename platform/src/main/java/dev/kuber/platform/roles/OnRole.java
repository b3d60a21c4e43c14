package dev.kuber.platform.roles;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Decides {@link ConditionalOnRole}. */
final class OnRole implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Role wanted = metadata.getAnnotations().get(ConditionalOnRole.class).getEnum("value", Role.class);
        return Role.parse(context.getEnvironment().getProperty(Role.PROPERTY, "all"))
                .contains(wanted);
    }
}
