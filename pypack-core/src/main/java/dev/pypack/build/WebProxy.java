package dev.pypack.build;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A proxy between this machine and the network.
 *
 * @param address its own address, such as {@code http://proxy.example.com:3128}
 * @param login who asks, if the proxy wants to know that
 * @param direct the hosts that are asked without it; a leading {@code *.} means all below a domain
 */
public record WebProxy(String address, Optional<Login> login, List<String> direct) {
    /**
     * A proxy with a copy of the list.
     *
     * @param address its own address
     * @param login who asks
     * @param direct the hosts that are asked without it
     */
    public WebProxy {
        direct = List.copyOf(direct);
    }

    /**
     * The address as a child process is told it, by its environment.
     *
     * @return with the login, if there is one
     */
    public String urlWithLogin() {
        return new PackageIndex(address, login).urlWithLogin();
    }

    /**
     * The hosts that are asked without it, as programs read them in {@code NO_PROXY}.
     *
     * @return with commas between; a domain has a leading dot
     */
    public String noProxy() {
        return String.join(
                ",",
                direct.stream()
                        .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^\\*", ""))
                        .toList());
    }

    /**
     * The address.
     *
     * @return without the login
     */
    @Override
    public String toString() {
        return address;
    }
}
