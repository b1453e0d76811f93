package dev.pypack.maven;

import java.io.Console;

/** Where Maven writes to. */
final class Terminal {
    private Terminal() {}

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
