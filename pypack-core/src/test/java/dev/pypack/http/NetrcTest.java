package dev.pypack.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetrcTest {
    @Test
    void machines_have_logins_on_one_line_or_several() {
        Netrc netrc = Netrc.parse("""
                # the company
                machine packages.example.com
                  login joe
                  password s3cr3t # not a comment
                machine Other.example login ann account x password "two words \\" and \\\\"
                machine other.example login too password late
                """);

        assertThat(netrc.of("packages.example.com")).contains(new HttpLogin.Basic("joe", "s3cr3t"));
        assertThat(netrc.of("OTHER.example")).contains(new HttpLogin.Basic("ann", "two words \" and \\"));
        assertThat(netrc.of("nobody.example")).isEmpty();
    }

    @Test
    void the_default_is_for_all_others() {
        Netrc netrc = Netrc.parse("machine a.example login a password 1 default login d password 2");

        assertThat(netrc.of("a.example")).contains(new HttpLogin.Basic("a", "1"));
        assertThat(netrc.of("b.example")).contains(new HttpLogin.Basic("d", "2"));
    }

    @Test
    void macros_and_what_is_not_understood_are_read_over() {
        Netrc netrc = Netrc.parse("""
                macdef init
                machine evil.example login x password y

                machine a.example login a password #hash
                junk
                machine b.example login only
                machine""");

        assertThat(netrc.of("evil.example")).isEmpty();
        assertThat(netrc.of("a.example")).contains(new HttpLogin.Basic("a", "#hash"));
        assertThat(netrc.of("b.example")).isEmpty();
        assertThat(Netrc.parse("").of("a.example")).isEmpty();
    }

    @Test
    void a_machine_without_a_user_has_a_token() {
        assertThat(Netrc.parse("machine a.example password t0ken").of("a.example"))
                .contains(new HttpLogin.Basic("", "t0ken"));
    }
}
