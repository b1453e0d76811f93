package dev.pypack.maven;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** Where Maven writes to. */
final class Terminal {
    private Terminal() {}

    /** Straight to it: Maven 4 takes what programs print for lines of its log, and waits for their ends. */
    static PrintStream stream() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, Charset.defaultCharset());
    }

    /** Whether somebody sits before it. From Java 22 on there is a console also where there is no terminal. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJava22) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
