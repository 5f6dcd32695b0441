package io.convscope.backup;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a home folder begins with.
 *
 * @param restore a backup to put into the empty home folder; null for none
 */
@ConfigurationProperties("convscope")
record RestoreProperties(@Nullable Path restore) {
}
