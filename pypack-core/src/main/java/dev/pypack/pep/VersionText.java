package dev.pypack.pep;

/** Writes the normal form of a version from its key, which has everything but the trailing zeros of the release. */
final class VersionText {
    private final String key;
    private final int components;
    private final StringBuilder text = new StringBuilder(24);
    private int place;

    private VersionText(String key, int components) {
        this.key = key;
        this.components = components;
    }

    /**
     * The normal form of a version.
     *
     * @param key its key
     * @param components how many numbers its release has
     */
    static String of(String key, int components) {
        VersionText text = new VersionText(key, components);
        text.epoch();
        text.release();
        text.prerelease();
        text.post();
        text.development();
        text.local();
        return text.text.toString();
    }

    private void epoch() {
        if (key.charAt(place) == VersionKey.ZERO) {
            place++;
        } else {
            number();
            text.append('!');
        }
    }

    private void release() {
        for (int component = 0; component < components; component++) {
            if (component > 0) {
                text.append('.');
            }
            if (key.charAt(place) == VersionKey.END) {
                text.append('0');
            } else {
                number();
            }
        }
        place++;
    }

    private void prerelease() {
        switch (key.charAt(place++)) {
            case VersionKey.ALPHA -> prerelease("a");
            case VersionKey.BETA -> prerelease("b");
            case VersionKey.CANDIDATE -> prerelease("rc");
            default -> {
                // A final release, or a development release of one.
            }
        }
    }

    private void prerelease(String letters) {
        text.append(letters);
        number();
    }

    private void post() {
        if (key.charAt(place) == VersionKey.NO_POST) {
            place++;
        } else {
            text.append(".post");
            number();
        }
    }

    private void development() {
        if (key.charAt(place++) == VersionKey.DEVELOPMENT) {
            text.append(".dev");
            number();
        }
    }

    private void local() {
        char separator = '+';
        while (place < key.length()) {
            text.append(separator);
            separator = '.';
            if (key.charAt(place++) == VersionKey.LOCAL_NUMBER) {
                number();
            } else {
                int end = key.indexOf(VersionKey.END, place);
                text.append(key, place, end);
                place = end + 1;
            }
        }
    }

    private void number() {
        int length = key.charAt(place);
        if (length == VersionKey.ZERO) {
            text.append('0');
        } else {
            text.append(key, place + 1, place + length);
        }
        place += length;
    }
}
