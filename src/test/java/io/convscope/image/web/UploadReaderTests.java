package io.convscope.image.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.convscope.image.Picture;
import io.convscope.image.PictureTooLargeException;
import io.convscope.image.Png;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import io.convscope.image.reading.InvalidUploadException;
import io.convscope.image.reading.PictureReader;
import io.convscope.image.reading.PictureUpload;
import io.convscope.image.reading.UploadedPicture;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockPart;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UploadReaderTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/predict");

	private final PictureReader reader = new PictureReader(100_000, 1_000_000, 1);

	@Test
	void aRequestWithoutABodyCarriesNothing() throws Exception {
		assertThat(UploadReader.of(this.request).pictures()).isEmpty();
	}

	@Test
	void anEmptyFormCarriesNothing() throws Exception {
		this.request.setContentType("application/x-www-form-urlencoded");
		this.request.setContent(new byte[0]);
		assertThat(UploadReader.of(this.request).pictures()).isEmpty();
	}

	@Test
	void partsComeInTheirOrderUnderTheNamesTheirSenderGave() throws Exception {
		Picture picture = Picture.ofPlanes(CIFAR10, new byte[CIFAR10.values()], 0);
		this.request.setContentType("Multipart/Form-Data; boundary=x");
		this.request.addPart(new MockPart("image", "../b.png", Png.write(picture)));
		this.request.addPart(new MockPart("image", null, Png.write(picture)));
		PictureUpload upload = UploadReader.of(this.request);
		assertThat(upload.pictures()).extracting(UploadedPicture::name).containsExactly("../b.png", "image");
		assertThat(upload.pictures().get(1).read(this.reader, CIFAR10)).isEqualTo(picture);
		assertThatExceptionOfType(InvalidUploadException.class).isThrownBy(upload::only).withMessageContaining("not 2");
	}

	@Test
	void aFieldThatWasLeftEmptyIsNoPictureBesideOthers() throws Exception {
		this.request.setContentType("multipart/form-data; boundary=x");
		this.request.addPart(new MockPart("image", new byte[0]));
		this.request.addPart(new MockPart("image", "cat.png", new byte[] { 1 }));
		this.request.addPart(new MockPart("image", "", new byte[0]));
		this.request.addPart(new MockPart("image", "empty.png", new byte[0]));
		for (PictureUpload upload : List.of(UploadReader.of(this.request), UploadReader.ofAnyType(this.request))) {
			assertThat(upload.pictures()).extracting(UploadedPicture::name).containsExactly("cat.png", "empty.png");
		}
	}

	@Test
	void aFieldThatWasLeftEmptyIsToldOfIfThereAreNoOthers() throws Exception {
		this.request.setContentType("multipart/form-data; boundary=x");
		this.request.addPart(new MockPart("image", new byte[0]));
		UploadedPicture picture = UploadReader.of(this.request).only();
		assertThatExceptionOfType(UnreadablePictureException.class).isThrownBy(() -> picture.read(this.reader, CIFAR10))
			.withMessageStartingWith("The file is empty");
	}

	@ParameterizedTest
	@CsvSource({ "IMAGE/PNG, 1", "image/svg+xml, 1" })
	void aBodyOfAnImageTypeIsAPicture(String type, int count) throws Exception {
		this.request.setContentType(type);
		this.request.setContent(new byte[] { 1 });
		assertThat(UploadReader.of(this.request).pictures()).hasSize(count);
	}

	@Test
	void aBodyWithoutATypeIsRefused() {
		this.request.setContent(new byte[] { 1 });
		assertThatExceptionOfType(UnsupportedPictureException.class).isThrownBy(() -> UploadReader.of(this.request))
			.withMessageContaining("without a Content-Type");
	}

	@Test
	void aBodyOfUnknownLengthAndNoImageTypeIsRefused() throws IOException, ServletException {
		this.request.addHeader("Transfer-Encoding", "chunked");
		this.request.setContentType("application/json");
		assertThatExceptionOfType(UnsupportedPictureException.class).isThrownBy(() -> UploadReader.of(this.request))
			.withMessageContaining("application/json");
	}

	@Test
	void anEndlessFileIsReadNoFurtherThanTheLimit() {
		AtomicLong read = new AtomicLong();
		InputStream endless = new InputStream() {
			@Override
			public int read() {
				read.incrementAndGet();
				return 0;
			}
		};
		UploadedPicture picture = new UploadedPicture("endless", () -> endless);
		assertThatExceptionOfType(PictureTooLargeException.class).isThrownBy(() -> picture.read(this.reader, CIFAR10));
		assertThat(read).hasValue(100_001);
	}

}
