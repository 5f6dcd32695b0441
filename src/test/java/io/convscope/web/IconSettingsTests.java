package io.convscope.web;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

import static org.assertj.core.api.Assertions.assertThat;

class IconSettingsTests {

	@Test
	void theIconIsFoundWhereItUsedToBe() {
		try (AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext()) {
			context.setServletContext(new MockServletContext());
			context.register(Web.class, IconSettings.class);
			context.refresh();
			assertThat(MockMvcTester.from(context).get().uri("/favicon.ico")).hasStatus3xxRedirection()
				.hasRedirectedUrl("/favicon.svg");
			assertThat(getClass().getResource("/static/favicon.svg")).isNotNull();
		}
	}

	@EnableWebMvc
	static class Web {

	}

}
