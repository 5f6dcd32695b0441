package io.convscope.model.folder;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the folder whose files become models.
 *
 * @param folder the folder; null for none
 */
@ConfigurationProperties("convscope.model")
record FolderProperties(@Nullable Path folder) {
}
