package io.convscope.training;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * What tests of controllers of runs have in common: scripted runs, and bodies with single
 * quotes.
 */
abstract class RunControllerTest {

	@TempDir
	private Path folder;

	RunFixtures fixtures;

	MockMvcTester mvc;

	@BeforeEach
	void open() {
		this.fixtures = new RunFixtures(this.folder);
		this.mvc = MockMvcTester.of(controllers(this.fixtures));
	}

	@AfterEach
	void close() throws IOException {
		this.fixtures.close();
	}

	abstract Object[] controllers(RunFixtures fixtures);

	MvcTestResult send(HttpMethod method, String address, String body) {
		return this.mvc.method(method)
			.uri(address)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body.replace('\'', '"'))
			.exchange();
	}

}
