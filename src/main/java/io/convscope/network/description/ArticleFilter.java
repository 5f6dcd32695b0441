package io.convscope.network.description;

import org.jspecify.annotations.Nullable;

/**
 * Leaves the article's network out of what Jackson writes, as its filter for
 * {@code JsonInclude}: it is what files mean that name none, those of earlier versions
 * among them.
 */
public final class ArticleFilter {

	@Override
	public boolean equals(@Nullable Object value) {
		return NetworkDescription.article().equals(value);
	}

	@Override
	public int hashCode() {
		return NetworkDescription.article().hashCode();
	}

}
