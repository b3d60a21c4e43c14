package dev.kuber.platform.json;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.kuber.agent.Fact;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Gives sealed interfaces and facts their {@code type}, enum constants their names and record components their rule for
 * nulls, so that no type of the agent API has to carry a JSON annotation.
 */
final class TypedJson extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;
    private static final String TYPE = "type";

    private final transient FactTypes facts;
    private final boolean strict;

    TypedJson(FactTypes facts, boolean strict) {
        this.facts = facts;
        this.strict = strict;
    }

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        if (!(annotated instanceof AnnotatedClass type)) {
            return super.findPolymorphicTypeInfo(config, annotated);
        }
        boolean fact = Fact.class.isAssignableFrom(type.getRawType());
        if (!fact && sealedInterface(type.getRawType()).isEmpty()) {
            return super.findPolymorphicTypeInfo(config, annotated);
        }
        Class<?> otherwise = fact && type.getRawType().isInterface() ? UnknownFact.class : null;
        return JsonTypeInfo.Value.construct(
                JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, TYPE, otherwise, fact, false);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
        Class<?> type = annotated.getRawType();
        if (Fact.class.isAssignableFrom(type)) {
            return facts.all().stream()
                    .filter(type::isAssignableFrom)
                    .map(fact -> new NamedType(fact, Fact.typeOf(fact)))
                    .toList();
        }
        if (type.isInterface() && type.isSealed()) {
            return leaves(type).stream()
                    .map(leaf -> new NamedType(leaf, nameOf(leaf)))
                    .toList();
        }
        return super.findSubtypes(config, annotated);
    }

    @Override
    public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass annotated) {
        Class<?> type = annotated.getRawType();
        boolean named =
                Fact.class.isAssignableFrom(type) || sealedInterface(type).isPresent();
        return named ? nameOf(type) : super.findTypeName(config, annotated);
    }

    @Override
    public JsonIgnoreProperties.@Nullable Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
        if (annotated instanceof AnnotatedClass type && Fact.class.isAssignableFrom(type.getRawType())) {
            return JsonIgnoreProperties.Value.forIgnoredProperties(TYPE);
        }
        return super.findPropertyIgnoralByName(config, annotated);
    }

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
        for (int i = 0; i < constants.length; i++) {
            names[i] = constants[i].name().toLowerCase(Locale.ROOT);
        }
        return names;
    }

    @Override
    public JsonSetter.@Nullable Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        if (annotated instanceof AnnotatedParameter parameter
                && parameter.getOwner().getDeclaringClass().isRecord()) {
            if (strict && !nullable(parameter)) {
                return JsonSetter.Value.forValueNulls(Nulls.FAIL);
            }
            if (!strict && Collection.class.isAssignableFrom(parameter.getRawType())) {
                return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
            }
        }
        return super.findSetterInfo(config, annotated);
    }

    private static boolean nullable(AnnotatedParameter parameter) {
        if (parameter.getRawType() == Optional.class
                || !(parameter.getOwner().getMember() instanceof Executable maker)) {
            return true;
        }
        AnnotatedType type = maker.getAnnotatedParameterTypes()[parameter.getIndex()];
        return type.isAnnotationPresent(Nullable.class);
    }

    /** The sealed interface of ours that this type is or belongs to. */
    private static Optional<Class<?>> sealedInterface(Class<?> type) {
        if (type.getName().startsWith("java.")) {
            return Optional.empty();
        }
        if (type.isInterface() && type.isSealed()) {
            return Optional.of(type);
        }
        for (Class<?> parent : type.getInterfaces()) {
            Optional<Class<?>> found = sealedInterface(parent);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<Class<?>> leaves(Class<?> sealed) {
        var leaves = new ArrayList<Class<?>>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                leaves.addAll(leaves(permitted));
            } else {
                leaves.add(permitted);
            }
        }
        return leaves;
    }

    private static String nameOf(Class<?> type) {
        return type.getSimpleName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
