package io.convscope.image;

import java.nio.charset.StandardCharsets;

import io.convscope.image.reading.PictureFiles;
import io.convscope.image.reading.PictureReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ForeignFormatTests {

	private static final String READ = "PNG, JPEG, GIF, BMP or WebP";

	private final PictureReader reader = new PictureReader(10 << 20, 50_000_000, 2);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			~~~~ftypheic~~~~mif1heic   | Save it as a JPEG
			~~~~ftypheic~~~~mif1heic   | HEIC
			~~~~ftypmif1~~~~           | HEIC
			~~~~ftypavif~~~~           | AVIF
			~~~~ftypisom~~~~           | video
			II*~                       | TIFF
			MM~*                       | TIFF
			%PDF-1.7                   | PDF
			8BPS~                      | Photoshop
			~~\u0001~                  | icon
			<svg xmlns='x'/>           | SVG
			<?xml version='1.0'?> <svg | SVG
			<!-- made by --> <svg>     | SVG
			""")
	void aFileOfAnotherKindIsCalledByItsName(String content, String name) {
		assertThatThrownBy(() -> this.reader.read(bytes(content.replace('~', '\0')), CIFAR10))
			.isInstanceOf(UnsupportedPictureException.class)
			.hasMessageContaining(name)
			.hasMessageContaining(READ);
	}

	@ParameterizedTest
	@ValueSource(strings = { "hello", "{\"sample\": 7}\n", "<html><body>an <svg> inside</body></html>", " " })
	void textIsCalledText(String content) {
		assertThatThrownBy(() -> this.reader.read(bytes(content), CIFAR10))
			.isInstanceOf(UnreadablePictureException.class)
			.hasMessageContaining("text")
			.hasMessageContaining(READ);
	}

	@Test
	void anEmptyFileIsCalledEmpty() {
		assertThatThrownBy(() -> this.reader.read(new byte[0], CIFAR10)).isInstanceOf(UnreadablePictureException.class)
			.hasMessageContaining("empty")
			.hasMessageContaining(READ);
	}

	@Test
	void anythingElseIsNoPicture() {
		assertThatThrownBy(() -> this.reader.read(new byte[] { 0, 1, 2, 3 }, CIFAR10))
			.isInstanceOf(UnreadablePictureException.class)
			.hasMessageContaining("not a picture")
			.hasMessageContaining(READ);
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 5 })
	void aBmpThatWrapsAnotherFileIsRefused(int compression) {
		byte[] file = PictureFiles.encode(PictureFiles.noise(16, 16, 1), "bmp");
		file[30] = (byte) compression;
		assertThatThrownBy(() -> this.reader.read(file, CIFAR10)).isInstanceOf(UnsupportedPictureException.class)
			.hasMessageContaining("BMP");
	}

	private static byte[] bytes(String content) {
		return content.getBytes(StandardCharsets.ISO_8859_1);
	}

}
