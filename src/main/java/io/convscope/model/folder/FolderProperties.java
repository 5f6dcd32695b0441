package io.convscope.model.folder;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the folder whose files become models.
 *
 * @param folder the folder; null for none
 * @param folderName the name of its model if it has only one, whatever its file is
 * called; null to name it by the file
 */
@ConfigurationProperties("convscope.model")
record FolderProperties(@Nullable Path folder, @Nullable String folderName) {
}
