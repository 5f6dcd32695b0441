package io.convscope.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import io.convscope.dataset.cifar10.FakeCifar10;
import io.convscope.request.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class DatasetControllerTests {

	@TempDir
	private Path datasets;

	private MockMvcTester mvc() {
		DatasetSource cifar10 = new FakeCifar10().from("file:/no/such/archive.tar.gz", this.datasets);
		DatasetSource small = GeneratedDataset
			.of(new Dataset("small", List.of("a", "b", "c"), SamplesTests.samples(3), SamplesTests.samples(3)));
		return MockMvcTester.of(new DatasetController(new DatasetCatalog(List.of(cifar10, small))));
	}

	@Test
	void listsTheDataSets() {
		assertThat(mvc().get().uri("/datasets")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"datasets":[
				{"name":"cifar10","state":"ABSENT","labels":["airplane","automobile","bird","cat","deer","dog","frog",
				"horse","ship","truck"],"train":10,"test":2,"downloadedBytes":null,"totalBytes":null,"reason":null},
				{"name":"small","state":"READY","labels":["a","b","c"],"train":3,"test":3,"downloadedBytes":null,
				"totalBytes":null,"reason":null}]}""");
		assertThat(mvc().get().uri("/datasets/small")).hasStatusOk().bodyJson().extractingPath("$.train").isEqualTo(3);
	}

	@Test
	void preparesWhatIsAbsent() {
		assertThat(mvc().post().uri("/datasets/cifar10/prepare")).hasStatus(HttpStatus.ACCEPTED)
			.bodyJson()
			.extractingPath("$.name")
			.isEqualTo("cifar10");
		assertThat(mvc().post().uri("/datasets/small/prepare")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.state")
			.isEqualTo("READY");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "image/png", "image/*", "image/png,application/json,application/problem+json",
			"text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8" })
	void showsASampleAsAPicture(String accept) throws Exception {
		MvcTestResult result = mvc().get()
			.uri("/datasets/small/samples/train/2")
			.header(HttpHeaders.ACCEPT, accept)
			.exchange();
		assertThat(result).hasStatusOk().hasContentType(MediaType.IMAGE_PNG).hasHeader("Cache-Control", "no-cache");
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(result.getResponse().getContentAsByteArray()));
		assertThat(image.getWidth()).isEqualTo(32);
		assertThat(image.getHeight()).isEqualTo(32);
		assertThat(image.getRGB(31, 31)).isEqualTo(0xFF030000);
	}

	@Test
	void isNotSentTwice() {
		String tag = mvc().get().uri("/datasets/small/samples/train/2").exchange().getResponse().getHeader("ETag");
		assertThat(tag).isNotNull();
		assertThat(mvc().get().uri("/datasets/small/samples/train/2").header(HttpHeaders.IF_NONE_MATCH, tag))
			.hasStatus(HttpStatus.NOT_MODIFIED);
		assertThat(mvc().get().uri("/datasets/small/samples/train/1").header(HttpHeaders.IF_NONE_MATCH, tag))
			.hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/json, */*;q=0.5", "application/json, image/png" })
	void describesASampleAsJson(String accept) {
		assertDescribes(
				mvc().get().uri("/datasets/small/samples/test/1").header(HttpHeaders.ACCEPT, accept).exchange());
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "image/png", "text/html,*/*;q=0.8" })
	void describesASampleToABrowserThatAsksForJson(String accept) {
		assertDescribes(mvc().get()
			.uri("/datasets/small/samples/test/1?format=json")
			.header(HttpHeaders.ACCEPT, accept)
			.exchange());
	}

	private static void assertDescribes(MvcTestResult result) {
		assertThat(result).hasStatusOk().hasContentType(MediaType.APPLICATION_JSON).bodyJson().isStrictlyEqualTo("""
				{"dataset":"small","part":"test","index":1,"label":"b","labelIndex":1}""");
	}

	@Test
	void listsSamplesOfALabelPageByPage() {
		assertThat(mvc().get().uri("/datasets/small/samples/train?label=b")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(
					"""
							{"dataset":"small","part":"train","label":"b","labelIndex":1,"total":1,"offset":0,"limit":50,"samples":[
							{"sample":"small/train/1","href":"/datasets/small/samples/train/1","index":1,"label":"b","labelIndex":1}]}""");
		assertThat(mvc().get().uri("/datasets/small/samples/test?offset=1&limit=1")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(
					"""
							{"dataset":"small","part":"test","label":null,"labelIndex":null,"total":3,"offset":1,"limit":1,"samples":[
							{"sample":"small/test/1","href":"/datasets/small/samples/test/1","index":1,"label":"b","labelIndex":1}]}""");
		assertThat(mvc().get().uri("/datasets/small/samples/test?offset=3")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.samples")
			.asArray()
			.isEmpty();
	}

	@Test
	void namesAllThatIsWrongWithAList() {
		assertThat(mvc().get().uri("/datasets/small/samples/middle?label=d&offset=-1&limit=1001")).failure()
			.cause()
			.isInstanceOf(InvalidRequestException.class)
			.hasMessageContainingAll("part must be train or test, not \"middle\"", "label must be one of a, b, c",
					"offset must be", "limit must be");
	}

	@Test
	void refusesWhatIsNotThere() {
		assertFails("/datasets/large", UnknownDatasetException.class);
		assertFails("/datasets/large/samples/train/0", UnknownDatasetException.class);
		assertFails("/datasets/small/samples/train/3", UnknownSampleException.class);
		assertFails("/datasets/small/samples/train/-1", UnknownSampleException.class);
		assertFails("/datasets/small/samples/middle/0", InvalidSampleAddressException.class);
		assertFails("/datasets/small/samples/train/x", InvalidSampleAddressException.class);
		assertFails("/datasets/cifar10/samples/train/0", DatasetAbsentException.class);
		assertFails("/datasets/large/samples/train", UnknownDatasetException.class);
		assertFails("/datasets/cifar10/samples/train", DatasetAbsentException.class);
	}

	private void assertFails(String uri, Class<? extends Exception> type) {
		assertThat(mvc().get().uri(uri)).failure().hasCauseInstanceOf(type);
	}

}
