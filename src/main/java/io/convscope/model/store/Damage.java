package io.convscope.model.store;

/**
 * Something in the folder of models that is not as it was written.
 *
 * @param path the file or folder, from the home folder on
 * @param problem what is wrong with it, and what to do
 */
public record Damage(String path, String problem) {
}
