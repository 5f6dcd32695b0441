package io.convscope.dataset.cifar10;

import org.jspecify.annotations.Nullable;

/**
 * The progress of a download, written by one thread and read by any.
 */
final class DownloadProgress {

	private volatile long downloaded;

	private volatile @Nullable Long total;

	void expect(@Nullable Long total) {
		this.total = total;
	}

	void reached(long downloaded) {
		this.downloaded = downloaded;
	}

	long downloaded() {
		return this.downloaded;
	}

	@Nullable Long total() {
		return this.total;
	}

}
