package io.umbral.delivery;

/** Sends requests; {@link HttpPost} in earnest. */
@FunctionalInterface
public interface Poster {

  /**
   * Sends one and waits for the answer.
   *
   * @param post the request
   * @return what came of it; never throws for what the other side does
   * @throws InterruptedException where the caller is to end
   */
  Post.Outcome send(Post post) throws InterruptedException;
}
