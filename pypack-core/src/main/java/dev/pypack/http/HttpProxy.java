package dev.pypack.http;

import java.util.Optional;

/**
 * A proxy between this machine and servers.
 *
 * @param address where it is; {@code https} where it is asked by TLS itself
 * @param login who asks, if it wants to know that
 */
public record HttpProxy(HttpOrigin address, Optional<HttpLogin.Basic> login) {}
