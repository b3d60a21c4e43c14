package dev.kuber.platform.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash of an audit entry: SHA-256, in small hexadecimal digits, over its fields one after the other as
 * <a href="https://cr.yp.to/proto/netstrings.txt">netstrings</a> (the length in bytes, a colon, the text in UTF-8, a
 * comma).
 *
 * <p>The fields are {@code kuber-audit-1}, the previous hash, sequence, time, owner, actor, kind, action, subject, reason
 * and details. The time is in UTC with six digits after the second, {@code 2026-11-22T15:38:31.000000Z}; a reason that is
 * null is a single hyphen in place of its netstring. Because each field carries its length, no two entries are written the
 * same.
 */
final class Fingerprint {

    /** What comes before the first entry. */
    static final String START = "0".repeat(64);

    private static final String VERSION = "kuber-audit-1";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Fingerprint() {}

    static String of(AuditEntry entry) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical(entry));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private static byte[] canonical(AuditEntry entry) {
        var bytes = new ByteArrayOutputStream();
        add(bytes, VERSION);
        add(bytes, entry.previous());
        add(bytes, Long.toString(entry.sequence()));
        add(bytes, TIME.format(entry.at()));
        add(bytes, entry.owner().toString());
        add(bytes, entry.actor());
        add(bytes, entry.kind());
        add(bytes, entry.action());
        add(bytes, entry.subject());
        add(bytes, entry.reason());
        add(bytes, entry.details());
        return bytes.toByteArray();
    }

    private static void add(ByteArrayOutputStream bytes, @Nullable String text) {
        if (text == null) {
            bytes.write('-');
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes((utf8.length + ":").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(utf8);
        bytes.write(',');
    }
}
