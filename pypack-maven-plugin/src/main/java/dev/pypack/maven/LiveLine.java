package dev.pypack.maven;

import java.io.PrintStream;

/** The last line of a terminal, written over again and again, and gone when something else is written. */
final class LiveLine implements ProgressDisplay {
    /** A longer one would go on in the next line of a small window, where it can't be written over. */
    private static final int WIDTH = 79;

    private static final String CUT = "...";

    private final PrintStream terminal;
    private int shown;

    LiveLine(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void show(String text) {
        String line = text.length() <= WIDTH ? text : text.substring(0, WIDTH - CUT.length()) + CUT;
        write(line + " ".repeat(Math.max(0, shown - line.length())));
        shown = line.length();
    }

    @Override
    public synchronized void makeRoom() {
        if (shown > 0) {
            write(" ".repeat(shown));
            shown = 0;
        }
    }

    /** The cursor goes back to the beginning, where whatever comes next is written. */
    private void write(String line) {
        terminal.print(line + "\r");
        terminal.flush();
    }
}
