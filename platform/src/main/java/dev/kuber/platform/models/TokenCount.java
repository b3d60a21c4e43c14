package dev.kuber.platform.models;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** How many tokens a text is, about: counted before it is sent; what is charged is what the provider counts. */
final class TokenCount {

    private TokenCount() {}

    /** Read when it is first needed: the table of the encoding takes its time and its memory. */
    private static final class Table {
        static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }

    static long of(String text) {
        return Table.O200K.countTokensOrdinary(text);
    }

    /**
     * The most that a request can use. Its JSON has more tokens than what the provider makes of it; those whose encoding
     * is not this one get a quarter more.
     */
    static Usage most(Provider provider, String written, int maxTokens) {
        long counted = of(written);
        return new Usage(provider == Provider.OPENAI ? counted : counted + counted / 4, 0, maxTokens);
    }
}
