package io.umbral.console.http;

import java.util.Optional;

/** Says who asks. */
interface Access {

  /** Everybody on this machine looks and answers alarms, as in a demo on the loopback address. */
  Access EVERYBODY =
      token -> Optional.of(new Identity("demo", java.util.Set.of(Role.VIEWER, Role.OPERATOR)));

  /**
   * Who asks.
   *
   * @param token what they showed
   * @return empty where nobody is known by it
   */
  Optional<Identity> identify(Optional<String> token);
}
