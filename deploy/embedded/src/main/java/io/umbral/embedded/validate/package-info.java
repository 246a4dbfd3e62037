/**
 * {@code umbral validate}: files that people write, judged before anything runs on them.
 *
 * <p>The doors are {@link io.umbral.embedded.validate.ValidateCommand} and, for commands that read
 * such files, {@link io.umbral.embedded.validate.DocumentFiles}. Which documents are known stands
 * in one list, {@link io.umbral.embedded.validate.DocumentFamilies}.
 */
package io.umbral.embedded.validate;
