package io.heedline.application.bank;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests with HMAC-SHA256 (RFC 2104), so that the company knows that they are ours, unchanged and new. What is
 * signed is told line by line in {@link #signature}. Safe for all threads.
 */
final class RequestSigner {

    static final String KEY_ID = "Heedline-Key";
    static final String TIMESTAMP = "Heedline-Timestamp";
    static final String NONCE = "Heedline-Nonce";
    static final String SIGNATURE = "Heedline-Signature";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String VERSION = "v1";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * @param key agreed with the company; its characters in UTF-8 are the bytes of the key
     */
    RequestSigner(String key) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * The signature of a request.
     *
     * @param path as it stands in the request line
     * @param timestamp seconds since 1970
     * @param nonce different for every request
     * @param idempotencyKey empty where there is none
     */
    String signature(String method, String path, String timestamp, String nonce, byte[] body, String idempotencyKey) {
        String signed = String.join("\n", VERSION, method, path, timestamp, nonce, sha256(body), idempotencyKey);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return VERSION + "=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
