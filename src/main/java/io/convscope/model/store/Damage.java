package io.convscope.model.store;

/**
 * A damaged file or folder among the stored models.
 *
 * @param path its path, relative to the home folder; that of a file elsewhere is absolute
 * @param problem what is wrong, and what to do
 */
public record Damage(String path, String problem) {
}
