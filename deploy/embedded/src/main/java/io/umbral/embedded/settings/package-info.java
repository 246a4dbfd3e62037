/**
 * Settings of what runs against a Kafka and a Flink of one's own: from a file, the environment and
 * the command line, each with the place it was given at.
 *
 * <p>The doors are {@link io.umbral.embedded.settings.SettingsOptions}, the options that commands
 * have in common, and {@link io.umbral.embedded.settings.KafkaSettings}.
 *
 * <p>What it promises: a key that is not known is refused with its place, what the command line
 * says beats the environment and that beats the file, and a secret is never shown.
 */
package io.umbral.embedded.settings;
