/**
 * {@code umbral validate}: files that people write, judged before anything runs on them.
 *
 * <p>The door is {@link io.umbral.embedded.validate.ValidateCommand}. Which documents are known
 * stands in one list, {@link io.umbral.embedded.validate.DocumentFamilies}.
 */
package io.umbral.embedded.validate;
