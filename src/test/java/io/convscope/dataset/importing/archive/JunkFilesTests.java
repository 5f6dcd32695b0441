package io.convscope.dataset.importing.archive;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class JunkFilesTests {

	@ParameterizedTest
	@ValueSource(strings = { "a.jpg", "./a.jpg", "./day 1/a.jpg", "day 1/./a.jpg", "_DSC1.jpg", "_new/a.jpg", "a..jpg",
			"MACOSX/a.jpg" })
	void leavesPictures(String name) {
		assertThat(JunkFiles.has(name)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { ".DS_Store", "./.DS_Store", "a/.DS_Store", "./._a.jpg", ".git/a.jpg", "./a/.git/b/a.jpg",
			"__MACOSX/a.jpg", "./__MACOSX/._a.jpg", "a/Thumbs.db", "./thumbs.DB", "desktop.ini" })
	void findsWhatSystemsAdd(String name) {
		assertThat(JunkFiles.has(name)).isTrue();
	}

}
