package dev.pypack.pep;

import java.util.ArrayList;
import java.util.List;

/**
 * The headers and body of a metadata file, as Python's {@code email.parser} reads them with the policy
 * {@code compat32}: a header may go on in lines that begin with a blank, and what is no header begins the body.
 */
record MetadataMessage(List<Header> headers, String body, int bodyStart) {
    /** A header's name and value as written, and where the value is. */
    record Header(String name, String value, int position) {}

    static MetadataMessage parse(String text) {
        return new Reader(text).message();
    }

    private static final class Reader {
        private final String text;
        private final List<Header> headers = new ArrayList<>();
        private int position;

        Reader(String text) {
            this.text = text;
        }

        MetadataMessage message() {
            while (position < text.length()) {
                int contentEnd = contentEnd(position);
                int colon = colon(position, contentEnd);
                if (contentEnd == position) {
                    position = nextLine(position);
                    break;
                }
                if (isEnvelope(position)) {
                    if (position > 0 && !isHeading(nextLine(position))) {
                        return bodyFromEnvelope();
                    }
                    position = nextLine(position);
                } else if (isBlank(position) || colon == position) {
                    // A continuation of nothing, or a value without a name: Python skips both.
                    position = nextLine(position);
                } else if (colon < 0) {
                    break;
                } else {
                    readHeader(colon);
                }
            }
            return new MetadataMessage(headers, text.substring(position), position);
        }

        /** Mail folders begin each message with such a line. Among headers Python skips it; behind them it is text. */
        private boolean isEnvelope(int start) {
            return text.startsWith("From ", start);
        }

        private boolean isHeading(int start) {
            return isBlank(start) || isEnvelope(start) || colon(start, contentEnd(start)) >= 0;
        }

        private MetadataMessage bodyFromEnvelope() {
            int next = nextLine(position);
            int rest = contentEnd(next) == next ? nextLine(next) : next;
            return new MetadataMessage(headers, text.substring(position, next) + text.substring(rest), position);
        }

        private void readHeader(int colon) {
            int start = colon + 1;
            while (isBlank(start)) {
                start++;
            }
            int end = contentEnd(start);
            int next = nextLine(end);
            while (isBlank(next)) {
                end = contentEnd(next);
                next = nextLine(end);
            }
            headers.add(new Header(text.substring(position, colon), lines(start, end), start));
            position = next;
        }

        private String lines(int start, int end) {
            return text.substring(start, end).replace("\r\n", "\n").replace('\r', '\n');
        }

        private boolean isBlank(int place) {
            return place < text.length() && Cursor.isBlank(text.charAt(place));
        }

        /** The colon behind a header's name; -1 if the line is no header. */
        private int colon(int start, int end) {
            for (int place = start; place < end; place++) {
                char c = text.charAt(place);
                if (c == ':') {
                    return place;
                }
                if (c <= ' ' || c >= 0x7f) {
                    return -1;
                }
            }
            return -1;
        }

        private int contentEnd(int start) {
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            return end;
        }

        private int nextLine(int start) {
            int end = contentEnd(start);
            if (text.startsWith("\r\n", end)) {
                return end + 2;
            }
            return Math.min(end + 1, text.length());
        }
    }
}
