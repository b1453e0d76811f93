package dev.pypack.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The algorithms of Python's hashlib that Java has too; those that are secure in the order in which they are preferred. */
enum HashAlgorithm {
    SHA256("SHA-256"),
    SHA512("SHA-512"),
    SHA384("SHA-384"),
    SHA3_256("SHA3-256"),
    SHA3_512("SHA3-512"),
    SHA3_384("SHA3-384"),
    SHA224("SHA-224"),
    SHA3_224("SHA3-224"),
    SHA1("SHA-1"),
    MD5("MD5");

    private final String javaName;

    HashAlgorithm(String javaName) {
        this.javaName = javaName;
    }

    static Optional<HashAlgorithm> named(String pythonName) {
        return Arrays.stream(values())
                .filter(each -> each.pythonName().equals(pythonName))
                .findFirst();
    }

    /** Of the algorithms that somebody names the best that is secure. */
    static Optional<HashAlgorithm> strongest(Collection<String> pythonNames) {
        return Arrays.stream(values())
                .filter(each -> each.compareTo(SHA1) < 0 && pythonNames.contains(each.pythonName()))
                .findFirst();
    }

    String pythonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(javaName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + javaName, e);
        }
    }
}
